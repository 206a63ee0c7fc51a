# Висновки за їхніми даними: власне речення висновку написано англійською.
found-agrees = Називають те саме число: { $claims }.
found-differs = Числа розходяться: { $claims }.
found-differs-by = Числа розходяться на { $amount }: { $claims }.
found-revised = Число змінювалося: { $claims }.
found-adds-up = Частини разом дають ціле: { $claims }.
found-remainder = Частин менше, ніж цілого: { $claims }.
found-remainder-by = Не пояснено { $amount }: { $claims }.
found-exceeds = Частин більше, ніж цілого: { $claims }.
found-exceeds-by = Частини перевищують ціле на { $amount }: { $claims }.
found-one-sided = Про це каже лише одна сторона: { $claims }.
found-disputed = Ці твердження виключають одне одного: { $claims }.
found-unverified = Перевірити не вдалося: { $claims }.
found-confirmed = Це підтверджено: { $claims }.
found-copied = Переказано з одного джерела: { $claims }.
found-agrees-alone = Називають те саме число.
found-differs-alone = Числа розходяться.
found-revised-alone = Число змінювалося.
found-adds-up-alone = Частини разом дають ціле.
found-remainder-alone = Частин менше, ніж цілого.
found-exceeds-alone = Частин більше, ніж цілого.
found-one-sided-alone = Про це каже лише одна сторона.
found-disputed-alone = Твердження виключають одне одного.
found-unverified-alone = Перевірити не вдалося.
found-confirmed-alone = Це підтверджено.
found-copied-alone = Ці тексти повторюють одне джерело.
found-says = { $who } — { $what }
found-more = { $n ->
    [one] і ще { $n } твердження
    [few] і ще { $n } твердження
   *[many] і ще { $n } тверджень
}
