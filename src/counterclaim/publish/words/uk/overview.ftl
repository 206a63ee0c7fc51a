# Перша сторінка: останні дні одним поглядом.
overview-title = { $days ->
    [one] Останній { $days } день
    [few] Останні { $days } дні
   *[many] Останні { $days } днів
}
overview-title-until = { $days ->
    [one] { $days } день до { $day } включно
    [few] { $days } дні до { $day } включно
   *[many] { $days } днів до { $day } включно
}
overview-length = { $days ->
    [one] { $days } день
    [few] { $days } дні
   *[many] { $days } днів
}
overview-lengths = Скільки днів
overview-earlier = Раніше
overview-later = Пізніше
overview-until = До дня
overview-show = Показати
overview-empty = У цьому журналі ще нічого немає.
overview-empty-how = Документи додають з командного рядка, наприклад:
overview-empty-then = На цей момент нічого не було відомо.
overview-held = У журналі
overview-held-documents = { $number ->
    [one] документ
    [few] документи
   *[many] документів
}
overview-held-claims = { $number ->
    [one] твердження
    [few] твердження
   *[many] тверджень
}
overview-held-incidents = { $number ->
    [one] подія
    [few] події
   *[many] подій
}
overview-held-findings = { $number ->
    [one] висновок
    [few] висновки
   *[many] висновків
}
overview-over = понад { $number }

# Що змінилося після попереднього відвідування.
overview-since = Після вашого попереднього відвідування
overview-since-first = Схоже, ви тут уперше. Коли повернетеся, тут стоятиме все, що з'явилося відтоді; момент зберігає файл cookie, який читає лише цей сайт.
overview-since-nothing = Нічого нового, відколи { $moment }.
overview-since-moment = Відколи { $moment }
overview-since-documents = { $number ->
    [one] { $words } новий документ
    [few] { $words } нові документи
   *[many] { $words } нових документів
}
overview-since-claims = { $number ->
    [one] з { $words } твердженням
    [few] із { $words } твердженнями
   *[many] із { $words } твердженнями
}
overview-since-revised = Змінені цифри
overview-since-findings = Нові висновки
overview-since-what = Що нового
overview-since-revised-number = { $number ->
    [one] { $words } змінена цифра
    [few] { $words } змінені цифри
   *[many] { $words } змінених цифр
}
overview-since-findings-number = { $number ->
    [one] { $words } інший новий висновок
    [few] { $words } інші нові висновки
   *[many] { $words } інших нових висновків
}
overview-since-at-least = або більше
overview-since-newest = Нові документи
overview-since-more = І ще: усі висновки
overview-since-all-documents = Усі документи

# Ніч за ніччю.
overview-nights = Ніч за ніччю: що запустили і що з цим сталося
overview-nights-note = Кожен рядок — це те, що стверджує один заявник про одну атаку. Їх ніколи не додають одне до одного: двоє можуть рахувати ті самі дрони.
overview-nights-none = За ці дні не повідомляли про жодну атаку, де порахували дрони чи ракети.
overview-nights-shown = { $shown } атак, про які повідомляли найбільше, із { $number }.
overview-nights-all = Усі ці атаки
overview-chart = Розповіді про кожну ніч у стовпчиках, за стороною, яка це стверджує. У таблиці нижче ті самі числа.
overview-key = Що означають стовпчики
overview-night = Ніч { $days }
overview-earlier-nights = { $number ->
    [one] Ще { $number } ніч або день раніше
    [few] Ще { $number } ночі та дні раніше
   *[many] Ще { $number } ночей і днів раніше
}
overview-nights-before = { $number ->
    [one] Ще { $number } ніч або день перед ними
    [few] Ще { $number } ночі та дні перед ними
   *[many] Ще { $number } ночей і днів перед ними
}
overview-who = З чиїх слів
overview-launched = Запущено
overview-fate-interception = Збито
overview-fate-flight-loss = Втрачено в польоті
overview-fate-airspace-violation = У повітряний простір іншої країни
overview-fate-strike = Влучило
overview-elsewhere = Влучило або деінде
overview-left = Доля не відома
overview-left-possible = Можливо, доля не відома
overview-left-none = немає
overview-not-said = не сказано
overview-no-fate = про долю не сказано
overview-no-fate-key = Про долю нічого не сказано
overview-own-voice = { $document }, від власного імені
overview-no-side = Без сторони
overview-launched-count = запущено { $count }
overview-launched-key = Запущено, як стверджують
overview-also = про це ж
overview-row = Стверджує { $side }: дрони й ракети
overview-row-no-side = Без сторони: дрони й ракети

# Втрати серед людей.
overview-casualties = Загиблі та поранені, як стверджує кожна сторона
overview-casualties-note = Що стверджує кожна сторона, від найменшого до найбільшого, що з цього може вийти: копії та змінені відтоді цифри не враховано, а події, які можуть бути тією самою, додано лише до найбільшого. Дві сторони ніколи не додають.
overview-casualties-none = За ці дні не повідомляли про загиблих чи поранених.
overview-casualties-shown = У { $shown } подіях, про які повідомляли найбільше, із { $number }.
overview-casualties-all = Усі події із загиблими
overview-claimed-by = Стверджує
overview-killed = Загинуло, як стверджують
overview-injured = Поранено, як стверджують
overview-people-in = Люди: { $country }
overview-soldiers-in = Військові: { $country }
overview-people-nowhere = Люди, місце не названо
overview-soldiers-nowhere = Військові, місце не названо
overview-incidents-of = { $number ->
    [one] { $number } подія
    [few] { $number } події
   *[many] { $number } подій
}
overview-and-more = і ще { $number }

# Висновки та події.
overview-findings = Найновіший висновок кожного виду
overview-findings-none = Поки що немає.
overview-findings-all = Усі висновки
overview-incidents = Події, про які повідомляли найбільше
overview-incidents-none = За ці дні подій немає.
overview-incidents-all = { $number ->
    [one] { $words } подія цих днів
    [few] Усі { $words } події цих днів
   *[many] Усі { $words } подій цих днів
}
overview-claims-of = { $number ->
    [one] { $number } твердження
    [few] { $number } твердження
   *[many] { $number } тверджень
}
overview-map = Усі події цих днів на карті
overview-map-label = Ці події на карті; усе, що на ній є, стоїть у списку.
overview-soldiers = військові
