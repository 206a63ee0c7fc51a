# Карта.
map-title = Карта
map-label = Карта подій. Список поруч каже те саме словами.
map-lead = Події, про які повідомили, день за днем: тут немає нічого наживо, і жодне місце не точніше за слова, що про нього кажуть.
map-wait = Карта малюється.
map-noscript = Сама карта потребує JavaScript. У списку ті самі події.
map-no-webgl = Цей браузер не може намалювати карту (не має WebGL). У списку ті самі події.
map-failed = Не вдалося отримати те, що має бути на карті. Спробуйте за мить ще раз.
map-filters = Фільтри
map-filter = Відібрати
map-clear = Очистити
map-any = будь-що
map-filter-text = Слова в тексті
map-filter-place = Місце
map-filter-claimant = Хто стверджує
map-filter-side = Сторона
map-filter-weapon = Зброя
map-filter-kind = Що сталося
map-filter-verification = Перевірка
map-filter-finding = Висновок
map-filter-since = Від
map-filter-until = До
map-day-before = Назад
map-day-after = Вперед
map-play = Відтворити
map-pause = Зупинити
map-slider = Останній показаний день
map-other-days = { $n ->
    [one] { $n } подія не припадає на жоден із цих днів
    [few] { $n } події не припадають на жоден із цих днів
   *[many] { $n } подій не припадають на жоден із цих днів
  }: раніше – { $earlier }, пізніше – { $later }, без дати – { $undated }.
map-window = Показати
map-window-all = усі дні
map-window-days = { $n ->
    [one] { $n } день
    [few] { $n } дні
   *[many] { $n } днів
  }
map-zoom-in = Ближче
map-zoom-out = Далі
map-whole = Показати все
map-close = Закрити
map-places-in-cluster = і місця довкола
map-legend = Що означають знаки
map-legend-no-side = кажуть ті, хто не належить до сторін
map-legend-several = кажуть кілька сторін
map-legend-cluster = кілька подій
map-legend-area = десь на цій території або в цьому колі
map-legend-disputed = спірний кордон
map-credit = Основа: { $credit }. Кордони намальовано так, як їх має Natural Earth; це не каже, чия це земля.
map-list = Події на карті
map-in-view = { $n ->
    [0] У полі зору подій немає
    [one] { $n } подія в полі зору
    [few] { $n } події в полі зору
   *[many] { $n } подій у полі зору
  }
map-all = { $n ->
    [0] Подій немає
    [one] { $n } подія
    [few] { $n } події
   *[many] { $n } подій
  }
map-nowhere = { $n ->
    [one] { $n } з усіх { $all } не має місця, яке можна намалювати.
    [few] { $n } з усіх { $all } не мають місця, яке можна намалювати.
   *[many] { $n } з усіх { $all } не мають місця, яке можна намалювати.
  }
map-none = Цими днями тут подій немає.
map-pages = Сторінки списку
map-page-of = { $page } з { $pages }
map-newer = Новіші
map-older = Давніші
map-all-incidents = Списком, із тими самими фільтрами
map-claims = { $n ->
    [one] { $n } твердження
    [few] { $n } твердження
   *[many] { $n } тверджень
  }
map-form-area = десь на цій території
map-form-circle = десь у межах { $km } км
map-form-nowhere = не на карті: невідомо, де це
map-form-no-place = місце не назване
map-no-time = час не названий
map-no-side = Без сторони
map-no-figures = Цифр не названо.
map-more-figures = { $n ->
    [one] ще { $n } цифра
    [few] ще { $n } цифри
   *[many] ще { $n } цифр
  }
map-open = Усе, що стверджують
map-at-spot = { $n ->
    [one] { $n } подія: { $name }
    [few] { $n } події: { $name }
   *[many] { $n } подій: { $name }
  }
