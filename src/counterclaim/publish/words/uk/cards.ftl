# Картка твердження, стовпці події, текст документа.
card-claim = Твердження
card-number = твердження { $number }
card-how-many = Скільки
card-what = Що
card-says = Каже
card-document-itself = сам документ
card-reported-by = за повідомленням: { $names }
card-then = { $names }, далі { $name }
card-through = Через
card-said-on = Сказано
card-when = Коли
card-from-context = з контексту
card-by = Хто діяв
card-not-named = не названо
card-by-sides-alone = видно лише зі сторін
card-against = Проти
card-side = сторона: { $side }
card-with = Чим
card-where = Де
card-part-of = Частина
card-not-shown = твердження, якого тут не показано
card-sentence = Речення
card-in = У документі
card-counted = { $count } — { $kind }
card-words = словами { $words }
card-its-sentence = Його речення
card-its-sentence-in = { $sentence } в документі { $document }
card-claims = { $n ->
    [one] { $n } твердження
    [few] { $n } твердження
   *[many] { $n } тверджень
}
card-claims-label = { $n ->
    [1] Твердження
   *[other] Твердження
}
card-counts = { $n ->
    [one] { $n } число
    [few] { $n } числа
   *[many] { $n } чисел
}
card-texts = Тексти
card-no-side = Без сторони
card-longer = Довше, ніж день і ніч
card-no-day = День невідомий
card-copied = скопійовано
card-revised = відтоді переглянуто
card-said = Сказано
card-count = Число
card-on-whose-word = З чиїх слів
card-sources = { $n ->
    [1] Текст джерела
   *[other] Тексти джерел
}
card-legend = Підкреслено: { $count }, { $who }, { $what }, { $weapon }, { $target }, { $where }, { $when }, { $verification }. Числа вгорі рядка — твердження, які містить речення.
card-legend-count = скільки
card-legend-who = хто
card-legend-what = що
card-legend-where = де
card-legend-when = коли
card-legend-weapon = чим
card-legend-target = проти чого
card-legend-verification = що текст каже про достовірність
card-no-claims = З цього тексту не вичитано жодного твердження.
