# Документ, твердження поруч із ним, порівняння його версій.
document-sort = Документ
document-published = опубліковано { $when }
document-updated = оновлено { $when }
document-by = автор: { $author }
document-original = Першоджерело
document-newer = Цей текст замінено новішою версією.
document-newer-read = Читати найновішу версію
document-newer-compare = Порівняти обидві
document-text = Текст
document-claims = Твердження
document-no-claims = У цьому тексті не знайдено тверджень.
document-no-claims-here = У цій частині тексту не починається жодне твердження.
document-no-claims-of-kind = У цій частині тексту немає тверджень такого виду.
document-all-kinds = Усі
document-filter = Твердження за видами
document-legend = Як позначено слова
document-legend-left-alone = залишено без уваги
document-keys = Наведіть на твердження або перебирайте їх клавішами зі стрілками, щоб підсвітити його слова.
document-claim-number = Твердження { $number }
document-in-words = словами
document-part = Частина { $number } з { $parts }
document-part-characters = символи { $start }–{ $end } з { $all }
document-parts = Частини тексту
document-earlier-part = Попередня частина
document-later-part = Наступна частина
document-left = Що читач залишив без уваги
document-left-note = Журнал зберігає твердження, а не те, у чому читач не був певен. Щоб показати це, текст можна прочитати ще раз; це триватиме кілька секунд.
document-left-show = Прочитати текст ще раз
document-left-hide = Сховати
document-left-busy = Читач саме працює з іншим текстом. Спробуйте за мить.
document-left-long = Цей текст задовгий, щоб читати його ще раз, поки ви чекаєте ({ $length } символів; щонайбільше { $most }).
document-left-slow = Повторне читання тексту тривало надто довго, і його припинено.
document-left-unread = Мови цього тексту не знає жоден читач.
document-left-nothing = Нічого: жодного числа, місця чи дати не залишено осторонь.
document-left-nothing-here = У цій частині тексту – нічого.
document-left-read = Прочитано ще раз: { $reader }.
document-left-other-reader = Твердження поруч із текстом прочитав { $reader }; він міг залишити без уваги інші слова.
document-left-counted = число, але не сказано, яку подію воно рахує
document-left-place = місце, але довідник не знає напевно, яке саме
document-left-date = дата, але текст не каже, який день мається на увазі
document-versions = Версії
document-versions-note = Усі версії цього тексту, що є в журналі, від найстарішої. Нічого не перезаписано.
document-version-this = ця
document-version-learned = надійшла
document-version-dated = Опубліковано чи оновлено
document-version-characters = { $n ->
    [one] { $n } символ
    [few] { $n } символи
   *[other] { $n } символів
}
document-compare = Порівняти
document-compare-with-this = порівняти з цією
document-record = У журналі
document-name = Назва
document-found-in = Знайдено в
document-extractor = Текст видобув
document-reader = Прочитав
document-unread = збережено непрочитаним: для цієї мови немає читача
document-language = Мова
document-digest = Вихідні байти
document-length = Обсяг
document-event-learned = Надійшло
document-event-read = Прочитано
document-event-changed = Змінено
document-event-withdrawn = Відкликано
document-event-superseded = Замінено на
document-event-judged = Розсуджено
document-event-revoked = Скасовано
document-compared = Порівняння двох версій
document-compared-older = Старіша
document-compared-newer = Новіша
document-compared-back = Назад до тексту
document-compared-claims = Що сталося з твердженнями
document-compared-same = { $n ->
    [0] Жодне твердження не лишилося в обох таким, як було.
    [one] { $n } твердження є в обох таким, як було.
    [few] { $n } твердження є в обох такими, як були.
   *[other] { $n } тверджень є в обох такими, як були.
}
document-compared-changed = Сказано інакше
document-compared-new = З’явилися
document-compared-gone = Зникли
document-compared-none = Жодне твердження не з’явилося, не зникло й не змінилося.
document-compared-was = було
document-compared-is = стало
document-compared-field-count = число
document-compared-field-kind = вид
document-compared-field-claimant = хто каже
document-compared-field-place = місце
document-compared-field-time = час
document-compared-field-stance = як сказано
document-compared-field-verification = перевірка
document-compared-field-weapon = зброя
document-compared-field-target = ціль
document-compared-words = Що сталося зі словами
document-compared-gone-words = зникло:
document-compared-new-words = з’явилося:
document-compared-equal = Слова обох версій однакові.
document-compared-left-out = { $n ->
    [one] { $n } незмінений символ
    [few] { $n } незмінені символи
   *[other] { $n } незмінених символів
}
document-compared-more = Змін більше, ніж тут показано.
