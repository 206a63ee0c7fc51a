# Як справи у джерел, за якими стежать.
sources-title = Джерела
sources-lead = Стрічки, сторінки й канали, за якими стежать. Коли джерело замовкає, у твердженнях виникає прогалина: ті, з якими негаразд, стоять першими.
sources-states = Стани джерел
sources-all = Усі
sources-state-good = справне
sources-state-not-yet = ще не отримували
sources-state-silent = мовчить
sources-state-failing = збій
sources-state-resting = відпочиває
sources-about-good = Останнє отримання вдалося, нові документи надходять як зазвичай.
sources-about-not-yet = Його ще жодного разу не отримували.
sources-about-silent = Воно доступне, але не дало нічого нового вчетверо довше, ніж зазвичай, або вже тиждень.
sources-about-failing = Останнє отримання не вдалося. Спроби тривають, дедалі рідше.
sources-about-resting = Його вже немає в переліку, і його не отримують.
sources-filter = Фільтр джерел
sources-filter-set = Відфільтрувати
sources-filter-clear = Скинути
sources-by-text = Назва або адреса
sources-head-name = Джерело
sources-head-state = Стан
sources-head-good = Останнє вдале отримання
sources-head-new = Останній новий документ
sources-head-a-day = На добу
sources-head-due = Наступне отримання
sources-failures = { $n ->
    [one] { $n } збій поспіль
    [few] { $n } збої поспіль
   *[other] { $n } збоїв поспіль
 }
sources-documents-a-day = { $n ->
    [one] { $n } документ
    [few] { $n } документи
    [many] { $n } документів
   *[other] { $n } документа
 }
sources-claims-a-day = { $n ->
    [one] { $n } твердження
    [few] { $n } твердження
    [many] { $n } тверджень
   *[other] { $n } твердження
 }
sources-week = у середньому за останні сім діб
sources-never = ніколи
sources-not-due = не заплановано
sources-ago-moments = щойно
sources-ago-minutes = { $n ->
    [one] { $n } хвилину тому
    [few] { $n } хвилини тому
   *[other] { $n } хвилин тому
 }
sources-ago-hours = { $n ->
    [one] { $n } годину тому
    [few] { $n } години тому
   *[other] { $n } годин тому
 }
sources-ago-days = { $n ->
    [one] { $n } день тому
    [few] { $n } дні тому
   *[other] { $n } днів тому
 }
sources-in-moments = зараз
sources-in-minutes = { $n ->
    [one] за { $n } хвилину
    [few] за { $n } хвилини
   *[other] за { $n } хвилин
 }
sources-in-hours = { $n ->
    [one] за { $n } годину
    [few] за { $n } години
   *[other] за { $n } годин
 }
sources-in-days = { $n ->
    [one] за { $n } день
    [few] за { $n } дні
   *[other] за { $n } днів
 }
sources-usual = Звичайний проміжок
sources-every-moments = менше хвилини
sources-every-minutes = { $n ->
    [one] { $n } хвилина
    [few] { $n } хвилини
   *[other] { $n } хвилин
 }
sources-every-hours = { $n ->
    [one] { $n } година
    [few] { $n } години
   *[other] { $n } годин
 }
sources-every-days = { $n ->
    [one] { $n } день
    [few] { $n } дні
   *[other] { $n } днів
 }
sources-fetched = Отримано
sources-times = { $n ->
    [one] { $n } раз
    [few] { $n } рази
   *[other] { $n } разів
 }
sources-unchanged = { $n ->
    [one] { $n } раз без нічого нового
    [few] { $n } рази без нічого нового
   *[other] { $n } разів без нічого нового
 }
sources-last-error = Остання помилка
sources-fetches = Останні отримання, які щось дали
sources-fetches-last = Показано лише останні { $n }.
sources-no-fetches = Жодне отримання ще не дало нічого нового, і жодне не було невдалим.
sources-itself = саме джерело
sources-fetch-when = Отримано
sources-fetch-what = Що
sources-fetch-documents = Нові документи
sources-fetch-claims = Нові твердження
sources-fetch-refused = Відхилено
sources-none = Поки що не стежать за жодним джерелом.
sources-none-meet = Немає джерел, що відповідають цим фільтрам.
sources-how-title = Як стежити за джерелом
sources-how = Запишіть його у файл sources.toml, і counterclaim отримуватиме все вчасно:
sources-pages = Сторінки джерел
sources-earlier = Попередня сторінка
sources-later = Наступна сторінка
sources-now = Стан джерел показано на зараз: журнал не зберігає, яким він був раніше.
