# Одна подія.
incident-kicker = Подія
incident-no-side = Видання та інші
incident-own-voice = { $outlet }, власними словами
incident-via = переказує { $names }
incident-size = { $claims ->
    [one] { $claims } твердження
    [few] { $claims } твердження
   *[many] { $claims } тверджень
} у { $documents ->
    [one] { $documents } тексті
   *[many] { $documents } текстах
}, які опублікували { $outlets ->
    [one] { $outlets } видання
    [few] { $outlets } видання
   *[many] { $outlets } видань
}
incident-part-of = Частина події { $whole }
incident-parts = { $n ->
    [one] У ній міститься { $n } подія
    [few] У ній містяться { $n } події
   *[many] У ній міститься { $n } подій
}
incident-where = Де
incident-when = Коли
incident-what = Що
incident-precision = Точність у текстах: { $precision }.
incident-no-place = Твердження не називають одного місця.
incident-no-day = Жоден текст не каже, коли.
incident-map-label = Карта: { $place }
incident-map-link = На карті

incident-at-a-glance = Хто скільки називає
incident-glance-note = Від найменшого числа, яке ще чинне, до найбільшого. Копії не враховано; переглянуті числа є серед кроків нижче.
incident-measure = Що рахують
incident-in-all = Весь діапазон
incident-no-figures = Чисел не названо.
incident-more-measures = { $n ->
    [one] Ще { $n } число, назване один раз
    [few] Ще { $n } числа, названі один раз
   *[many] Ще { $n } чисел, названих один раз
}
incident-airwars = Шкода цивільним за оцінками Airwars

incident-ladders = Як з’явилися ці числа
incident-ladders-note = Кожен крок — те, що один заявник сказав в одному тексті, у порядку, в якому це сказано. Смуга — це межа: «щонайменше» відкрите праворуч, «до» — ліворуч. Кроки одного заявника з’єднано.
incident-ladder-label = { $title }: { $n ->
    [one] { $n } крок
    [few] { $n } кроки
   *[many] { $n } кроків
}. Таблиця нижче каже те саме.
incident-ladder-newest = Намальовано { $shown } найновіших із { $n }.
incident-steps = { $n ->
    [one] { $n } крок таблицею
    [few] { $n } кроки таблицею
   *[many] { $n } кроків таблицею
}
incident-steps-all = Тут лише найновіші кроки. Показати всі { $n }
incident-further = { $n ->
    [one] Ще { $n } число, назване більш ніж один раз
    [few] Ще { $n } числа, названі більш ніж один раз
   *[many] Ще { $n } чисел, названих більш ніж один раз
}
incident-said = Сказано
incident-figure = Число
incident-on-whose-word = З чиїх слів
incident-in = У тексті
incident-copied = скопійовано
incident-revised = згодом переглянуто
incident-key-copied = скопійовано з іншого тексту
incident-key-revised = згодом переглянуто

incident-sums = Ціле й частини
incident-sums-note = До чого сходяться частини одного заявника проти цілого. Заштриховано те, чого не пояснено. Те, що межі залишають відкритим, намальовано блідіше.
incident-sum-label = { $whole }: частини й те, чого бракує. Список нижче каже те саме.
incident-unaccounted = не пояснено
incident-too-many = забагато
incident-sum-by = зі слів: { $who }

incident-findings = Висновки
incident-more-findings = { $n ->
    [one] Ще { $n } висновок
    [few] Ще { $n } висновки
   *[many] Ще { $n } висновків
}
incident-rests-on = Спирається на
incident-english = англійською

incident-claims = Твердження поруч
incident-claims-of = { $n ->
    [one] { $n } твердження
    [few] { $n } твердження
   *[many] { $n } тверджень
}
incident-newest-first = Спершу найновіші.
incident-show-all = { $n ->
    [one] Показати { $n } твердження
    [few] Показати всі { $n } твердження
   *[many] Показати всі { $n } тверджень
}
incident-show-newest = Показати лише найновіші
incident-hidden = { $n ->
    [one] Ще { $n }
   *[many] Ще { $n }
}
incident-claim = Твердження
incident-sentence-in = У тексті { $document }
incident-place-differs = Де
incident-time-differs = Коли
incident-card-part-of = Частина від
incident-card-copied = Скопійовано з іншого тексту

incident-link-founding = На ньому засновано подію
incident-link-very-sure = Пов’язано, дуже певно
incident-link-sure = Пов’язано, певно
incident-link-likely = Пов’язано, ймовірно
incident-link-weak = Пов’язано, слабко
incident-link-tied = { $percent } %, порівняно з { $claim }
incident-link-why = Усі порівняння та їхня вага

incident-judgements = Рішення
incident-judgements-note = Те, що вирішили люди, важить більше за будь-які ваги, доки цього не скасовано.
incident-no-judgements = Ніхто не вирішував, що належить до цієї події.
incident-judged-same = Одна подія
incident-judged-different = Дві події
incident-judged-by = вирішує { $name }
incident-revoke = Скасувати
incident-revoke-because = Чому скасовано?
incident-split = Не належить сюди
incident-split-from = Це інша подія, ніж
incident-because = Чому?
incident-because-note = До 500 знаків; це бачать усі.
incident-split-do = Вирішити: дві події
incident-join = Та сама подія, що й …
incident-join-note = Дві події стають однією, коли вирішено, що по одному твердженню з кожної розповідають про те саме.
incident-join-which = Інша подія: її адреса або ідентифікатор
incident-join-look = Знайти
incident-join-near = Тих самих днів і того самого місця
incident-join-none = Чинної події { $asked } немає.
incident-join-choose = Вибрати
incident-join-with = Та сама подія, що й { $incident }?
incident-join-own = За цим твердженням цієї події
incident-join-other = і цим твердженням іншої
incident-join-do = Вирішити: одна подія

incident-history = Що й коли знав журнал
incident-learned = Дізнався
incident-changed = Змінено
incident-withdrawn = Відкликано
incident-as-then = якою вона була тоді

incident-missing = Події { $id } у цьому журналі ніколи не було.
incident-past-title = Ця подія більше не чинна
incident-past-withdrawn = Журнал відкликав її { $moment }: нові тексти, нові правила чи рішення інакше поєднали її твердження.
incident-past-was = Це була
incident-past-now = Де її твердження тепер
incident-past-claims = { $n ->
    [one] { $n } з її тверджень
   *[many] { $n } з її тверджень
}
incident-past-homeless = { $n ->
    [one] { $n } твердження тепер не належить до жодної події.
    [few] { $n } твердження тепер не належать до жодної події.
   *[many] { $n } тверджень тепер не належать до жодної події.
}
incident-past-not-yet-title = Ще не відомо
incident-past-not-yet = Журнал дізнався про цю подію { $moment }, пізніше за момент, на який ви дивитеся.
incident-past-see = Переглянути її теперішній стан

incident-why-title = Чому це твердження в цій події
incident-why-not-title = Чому цього твердження немає в цій події
incident-why-claim = Твердження
incident-why-incident = Подія
incident-why-founding = На цьому твердженні засновано подію: воно перше розповідає про неї.
incident-why-tied = Його пов’язано з { $claim }. Це важить { $odds } у логарифмах шансів: ймовірність { $percent } % сама собою.
incident-why-nearest = Найближче в ній — { $claim }. Це важить { $odds } у логарифмах шансів: ймовірність { $percent } % сама собою.
incident-why-within = Про обидва розповідає один текст.
incident-why-nothing = Ніщо в події не можна було з ним порівняти.
incident-why-not-compared = Під час пов’язування їх не порівнюють: у них немає ні спільного місця й дня, ні рідкісних слів чи імен.
incident-why-mean = Проти всіх { $n } інших розповідей про неї: у середньому { $odds }.
incident-why-superseded = Його текст має новішу версію; пов’язують лише твердження найновіших версій.
incident-why-others = Воно належить до події
incident-why-asked = Що порівняно
incident-why-comes-out = Що вийшло
incident-why-weighs = Вага
incident-why-before = перш ніж щось порівняно
incident-why-together = разом
incident-why-note = Ваги — натуральні логарифми шансів. Більше нуля — за одну подію, менше — за дві.
incident-why-judged = Люди це вирішили; це важить більше за будь-які ваги.
