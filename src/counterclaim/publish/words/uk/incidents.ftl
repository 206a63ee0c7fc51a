# Перелік подій.
incidents-filter = Відібрати події
incidents-more-filters = Більше фільтрів
incidents-filter-do = Відібрати
incidents-clear = Зняти фільтри
incidents-any = будь-що
incidents-filter-text = Слова в реченні
incidents-filter-place = Місце
incidents-filter-claimant = Заявник
incidents-filter-side = Сторона
incidents-filter-weapon = Зброя
incidents-filter-document = Документ
incidents-filter-kind = Що сталося
incidents-filter-verification = Перевірка
incidents-filter-finding = З висновком
incidents-filter-since = Від
incidents-filter-until = До
incidents-total = { $n ->
    [one] { $n } подія
    [few] { $n } події
   *[many] { $n } подій
}
incidents-filtered = Події, що відповідають фільтрам
incidents-filtered-number = { $n ->
    [one] { $n } подія відповідає фільтрам
    [few] { $n } події відповідають фільтрам
   *[many] { $n } подій відповідають фільтрам
}
incidents-up-to = До { $day }
incidents-order = Порядок
incidents-order-newest = Найновіші
incidents-order-claims = Найбільше тверджень
incidents-order-disputed = Найспірніші
incidents-told = { $claims ->
    [one] { $claims } твердження
    [few] { $claims } твердження
   *[many] { $claims } тверджень
} · { $outlets ->
    [one] { $outlets } видання
    [few] { $outlets } видання
   *[many] { $outlets } видань
}
incidents-no-day = День невідомий
incidents-none = Подій ще немає. Документи до журналу додає
incidents-none-meet = Жодна подія не відповідає цим фільтрам.
incidents-none-here = На цій сторінці подій немає.
incidents-first-page = До першої сторінки
incidents-pages = Сторінки
incidents-page = Сторінка { $n }
incidents-earlier-page = Сторінка { $n }
incidents-later-page = Сторінка { $n }
incidents-on-map = На карті
