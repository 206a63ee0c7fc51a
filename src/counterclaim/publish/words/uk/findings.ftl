# Що виявлено: перелік, один висновок, стрічка.
findings-title = Висновки
findings-lead = Де твердження збігаються, розходяться, змінюються або чогось не договорюють. Тут нічого не вирішено: кожен висновок одним реченням каже, у чому річ, і називає твердження, на яких він ґрунтується.
findings-kinds = Види висновків
findings-all = Усі види
findings-or-more = або більше
findings-group-conflict = Суперечать
findings-group-open = Лишається відкритим
findings-group-accord = Узгоджуються
findings-group-course = Як про це розповідали
findings-about-agrees = Двоє або більше свідків називають одне число.
findings-about-differs = Останні числа двох свідків не можуть бути правильними водночас.
findings-about-revised = Кількість зросла, або заявник її змінив: це уточнення, а не суперечність.
findings-about-adds-up = Частини дають у сумі ціле.
findings-about-remainder = Частини дають менше за ціле: про решту не сказано.
findings-about-exceeds = Частини дають більше за ціле.
findings-about-one-sided = Лише одна сторона розповідає про те, що бачить тільки інша.
findings-about-disputed = Розповіді виключають одна одну: хтось каже, що це сталося, інший — що ні або що це зробив хтось інший.
findings-about-unverified = Документ каже про чужі слова, що перевірити їх не вдалося.
findings-about-confirmed = Хтось це підтверджує: видання, сторона, що це зробила чи зазнала, або той, хто не належить до жодної сторони.
findings-about-copied = Те саме джерело, переказане знову: один голос, а не кілька.
findings-filter = Фільтри
findings-filter-set = Відфільтрувати
findings-filter-clear = Скинути фільтри
findings-any = будь-що
findings-by-text = Слова в тексті
findings-by-place = Місце
findings-by-claimant = Заявник
findings-by-side = Сторона
findings-by-weapon = Зброя
findings-by-document = Документ
findings-by-kind = Що сталося
findings-by-verification = Перевірка
findings-by-since = Сталося не раніше
findings-by-until = Сталося не пізніше
findings-own-word = сам документ
findings-in = Про подію
findings-more-claims = { $n ->
    [one] і ще { $n } твердження
    [few] і ще { $n } твердження
   *[other] і ще { $n } тверджень
 }
findings-none = Поки нічого не виявлено. Висновки з’являються, коли документи прочитано до журналу:
findings-none-meet = Немає висновків, що відповідають цим фільтрам.
findings-pages = Сторінки висновків
findings-newest = Найновіші висновки
findings-older = Давніші висновки
findings-feed = Стрічка Atom
findings-claims = { $n ->
    [one] { $n } твердження, на якому він ґрунтується
    [few] { $n } твердження, на яких він ґрунтується
   *[other] { $n } тверджень, на яких він ґрунтується
 }
findings-documents = { $n ->
    [one] { $n } документ, про який ідеться
    [few] { $n } документи, про які йдеться
   *[other] { $n } документів, про які йдеться
 }
findings-history = У журналі
findings-history-learned = Виявлено
findings-history-changed = Змінено
findings-history-withdrawn = Відкликано
