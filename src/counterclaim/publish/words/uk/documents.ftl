# Список документів.
documents-title = Документи
documents-filter = Фільтрувати документи
documents-filter-do = Фільтрувати
documents-clear = Прибрати
documents-any = будь-яке
documents-text = Слова в заголовку чи тексті
documents-outlet = Видання
documents-since = Опубліковано від
documents-until = Опубліковано до
documents-document = Ідентифікатор чи назва
documents-note = Найновіша версія кожного; спершу ті, що надійшли останніми.
documents-document-head = Документ
documents-published = Опубліковано
documents-language = Мова
documents-claims = Твердження
documents-versions = Версії
documents-older = { $n ->
    [one] { $n } старіша
    [few] { $n } старіші
   *[many] { $n } старіших
}
documents-none = Документів ще немає. Їх читає до реєстру
documents-none-meet = Жоден документ не відповідає цим фільтрам.
documents-none-here = На цій сторінці немає документів.
documents-first-page = Перша сторінка
documents-pages = Сторінки
documents-earlier = Попередня сторінка
documents-later = Наступна сторінка
