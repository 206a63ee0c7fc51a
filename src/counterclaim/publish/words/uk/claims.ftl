# Таблиця тверджень.
claims-title = Твердження
claims-table = Твердження, що відповідають фільтрам
claims-filter = Фільтри
claims-search = Пошук тверджень
claims-search-do = Шукати
claims-text = Слова
claims-text-note = Шукає в реченнях тверджень. Мають бути всі слова, у будь-якому порядку; «слова в лапках» — так, як стоять. Частини слів теж рахуються, великі літери й наголоси — ні.
claims-days = Дні й документ
claims-since = Сталося від
claims-until = Сталося до
claims-said-since = Сказано від
claims-said-until = Сказано до
claims-said-by = Сказано не пізніше
claims-all-versions = Старіші версії
claims-document = Документ
claims-chosen = Чинні фільтри
claims-take-away = прибрати
claims-clear = Прибрати всі
claims-count = { $n ->
    [one] { $n } твердження
    [few] { $n } твердження
   *[many] { $n } тверджень
}
claims-count-most = { $n ->
    [one] Щонайбільше { $n } твердження
    [few] Щонайбільше { $n } твердження
   *[many] Щонайбільше { $n } тверджень
}
claims-kind = Що сталося
claims-side = Сторона
claims-claimant = Хто стверджує
claims-place = Місце
claims-weapon = Зброя
claims-verification = Перевірка
claims-stance = Як сказано
claims-outlet = Видання
claims-by-happened = День події
claims-by-said = День, коли сказано
claims-without-happened = { $n ->
    [one] { $n } твердження не називає дня.
    [few] { $n } твердження не називають дня.
   *[many] { $n } тверджень не називають дня.
}
claims-without-said = { $n ->
    [one] Про { $n } твердження невідомо, коли його сказано.
    [few] Про { $n } твердження невідомо, коли їх сказано.
   *[many] Про { $n } тверджень невідомо, коли їх сказано.
}
claims-unsaid = не сказано
claims-own-word = сам документ
claims-other-weapon = інша
claims-asserted = стверджено
claims-no-values = Немає з чого вибирати.
claims-more-values = { $n ->
    [one] Ще { $n } …
    [few] Ще { $n } …
   *[many] Ще { $n } …
}
claims-by-day = Твердження за днем події
claims-longer = { $n ->
    [one] { $n } говорить про понад три дні й не має стовпчика.
    [few] { $n } говорять про понад три дні й не мають стовпчика.
   *[many] { $n } говорять про понад три дні й не мають стовпчика.
}
claims-undated = { $n ->
    [one] { $n } не називає дня.
    [few] { $n } не називають дня.
   *[many] { $n } не називають дня.
}
claims-days-table = Те саме таблицею
claims-day = День
claims-looks = Стовпці й порядок
claims-columns = Стовпці
claims-column-what = Що
claims-column-happened = Коли
claims-column-place = Де
claims-column-count = Скільки
claims-column-weapon = Зброя
claims-column-target = Ціль
claims-column-claimant = Хто стверджує
claims-column-words = Слова
claims-column-said = Сказано
claims-column-stance = Як сказано
claims-column-verification = Перевірка
claims-column-outlet = Видання
claims-column-document = Документ
claims-sort = Порядок
claims-sort-learned = Надходження
claims-sort-happened = День події
claims-sort-said = День, коли сказано
claims-sort-count = Кількість
claims-sort-claimant = Хто стверджує
claims-sort-place = Місце
claims-down-learned = спершу нові
claims-up-learned = спершу давні
claims-down-happened = спершу нові
claims-up-happened = спершу давні
claims-down-said = спершу нові
claims-up-said = спершу давні
claims-down-count = спершу більші
claims-up-count = спершу менші
claims-down-claimant = від Я до А
claims-up-claimant = від А до Я
claims-down-place = від Я до А
claims-up-place = від А до Я
claims-size = Рядків
claims-density = Рядки
claims-roomy = просторі
claims-compact = стислі
claims-looks-do = Показати
claims-part = частина більшої кількості
claims-more-places = { $n ->
    [one] і ще { $n }
    [few] і ще { $n }
   *[many] і ще { $n }
}
claims-via = через
claims-published = опубліковано
claims-none = Тверджень ще немає. Документи читає до реєстру
claims-none-meet = Жодне твердження не відповідає цим фільтрам.
claims-none-here = На цій сторінці немає тверджень.
claims-first-page = Перша сторінка
claims-pages = Сторінки
claims-earlier = Попередня сторінка
claims-later = Наступна сторінка
claims-take = Узяти із собою
claims-take-note = Усі твердження, що відповідають фільтрам, у цьому порядку:
claims-take-geojson = У GeoJSON — лише ті, місце яких відоме.
claims-file-csv = CSV
claims-file-json = рядки JSON
claims-file-geojson = GeoJSON
claims-file-parquet = Parquet
claims-command-note = Те саме в командному рядку:
claims-copy = Копіювати
claims-copied = Скопійовано
claims-back = Назад до тверджень
claims-values-title = Усі значення
claims-values-search = Шукати назву
claims-values-count = { $n ->
    [one] { $n } значення.
    [few] { $n } значення.
   *[many] { $n } значень.
}
claims-values-shown = { $n ->
    [one] Подано { $n } найчастіше.
    [few] Подано { $n } найчастіші.
   *[many] Подано { $n } найчастіших.
}
claims-values-note = Числа — це твердження, що відповідають іншим фільтрам.
