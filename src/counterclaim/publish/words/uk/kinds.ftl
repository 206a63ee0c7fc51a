# Що сталося, одним-двома словами; "counted" — як це стоїть біля числа («пошкоджено: 41 будівля»).
kind-launch = запуски
kind-interception = перехоплення
kind-flight-loss = втрачено в польоті
kind-airspace-violation = порушення повітряного простору
kind-strike = удар
kind-debris = падіння уламків
kind-fire = пожежа
kind-damage = пошкодження
kind-killed = загиблі
kind-injured = поранені
kind-missing = зниклі безвісти
kind-captured = полонені
kind-casualties = жертви
kind-outage = знеструмлення й перебої
kind-displacement = переміщені особи
kind-assault = наземний штурм
kind-repulse = відбитий штурм
kind-control = контроль території
kind-equipment-loss = втрати техніки
kind-detention = затримання
kind-exchange = обмін
kind-aid = допомога
kind-alert = тривога
kind-statement = заява
kind-counted-launch = запущено
kind-counted-interception = перехоплено
kind-counted-flight-loss = втрачено в польоті
kind-counted-airspace-violation = порушили повітряний простір
kind-counted-strike = уражено
kind-counted-debris = падіння уламків
kind-counted-fire = у вогні
kind-counted-damage = пошкоджено
kind-counted-killed = загинули
kind-counted-injured = поранено
kind-counted-missing = зникли безвісти
kind-counted-captured = узято в полон
kind-counted-casualties = загинули або поранені
kind-counted-outage = без постачання
kind-counted-displacement = переміщено
kind-counted-assault = на землі
kind-counted-repulse = відбито
kind-counted-control = взято або втрачено
kind-counted-equipment-loss = втрачено
kind-counted-detention = затримано
kind-counted-exchange = обміняно
kind-counted-aid = надано або обіцяно
kind-counted-alert = під тривогою
kind-counted-statement = заява

# Як про це сказано; нічого, якщо просто стверджується.
stance-asserted = { "" }
stance-negated = сказано, що цього не було
stance-possible = сказано, що це можливо
stance-expected = сказано, що це очікується

# Що документ каже про правдивість твердження.
verification-unverified = перевірити не вдалося
verification-confirmed = підтверджено виданням
verification-denied = інша сторона заперечує

# У чому річ, на ярлику.
finding-agrees = Збігаються
finding-differs = Розходяться
finding-revised = Переглянуто
finding-adds-up = Сходиться
finding-remainder = Залишок
finding-exceeds = Перевищує
finding-one-sided = Лише одна сторона
finding-disputed = Оспорюється
finding-unverified = Не перевірено
finding-confirmed = Підтверджено
finding-copied = Скопійовано

# Чим; нічого для всього іншого.
weapon-uav = дрон
weapon-missile = ракета
weapon-ballistic-missile = балістична ракета
weapon-cruise-missile = крилата ракета
weapon-air-defence-missile = зенітна ракета
weapon-anti-ship-missile = протикорабельна ракета
weapon-guided-bomb = керована авіабомба
weapon-bomb = бомба
weapon-rocket = реактивний снаряд
weapon-artillery = артилерія
weapon-mortar = міномет
weapon-small-arms = стрілецька зброя
weapon-mine = міна
weapon-ied = саморобна вибухівка
weapon-naval-drone = морський дрон
weapon-ground-vehicle = наземна техніка
weapon-aircraft = літак
weapon-mixed = різна зброя
weapon-other = { "" }

# Що уражено, постраждало чи захоплено; нічого для всього іншого.
target-energy = енергетика
target-oil = нафтова галузь
target-military = військові об’єкти
target-residential = житло
target-industrial = промисловість
target-transport = транспорт
target-port = порт
target-airfield = аеродром
target-medical = медичні заклади
target-education = освіта
target-commercial = торгівля
target-government = органи влади
target-cultural = культура
target-agricultural = сільське господарство
target-vehicle = машина
target-ship = судно
target-aircraft = літак
target-person = особа
target-settlement = населений пункт
target-other = { "" }

# Скільки землі охоплює місце і наскільки точний час.
precision-point = точка
precision-settlement = населений пункт
precision-district = район
precision-admin1 = область
precision-country = країна
precision-area = місцевість
precision-minute = з точністю до хвилини
precision-hour = з точністю до години
precision-part-of-day = з точністю до частини доби
precision-day = з точністю до дня
precision-week = з точністю до тижня
precision-month = з точністю до місяця
precision-year = з точністю до року
precision-span = проміжок часу

# Оцінки Airwars.
grade-confirmed = підтверджено
grade-fair = досить надійно
grade-weak = слабко
grade-contested = суперечливо
grade-discounted = відхилено
