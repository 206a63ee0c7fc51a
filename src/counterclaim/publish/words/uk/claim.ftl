# Усе про одне твердження.
claim-sort = Твердження
claim-says = зі слів: { $claimant }
claim-says-itself = зі слів самого документа
claim-in-its-text = У тексті
claim-also-rests-on = Спирається також на слова в іншому місці тексту:
claim-fields = Що в ньому сказано
claim-bounds = Межі
claim-bounds-exact = { $number }, не більше й не менше
claim-bounds-both = від { $low } до { $high }
claim-bounds-low = { $low } або більше; верхньої межі не названо
claim-bounds-high = { $high } або менше; нижньої межі не названо
claim-bounds-about = приблизно
claim-stance = Як сказано
claim-verification = Про достовірність
claim-precision = Точність
claim-all-of-claimant = Усі твердження зі слів: { $claimant }
claim-over-time = Це число в часі, з тих самих вуст
claim-said = Сказано
claim-not-dated = день не названо
claim-this-one = це твердження
claim-breakdown = Ціле й частини
claim-its-parts = Його частини:
claim-incidents = { $n ->
    [1] Подія
    [few] Події
   *[other] Події
}
claim-no-incident = Не належить до жодної події.
claim-findings = Висновки
claim-copies = Копії
claim-copies-note = Ці тексти повторюють той, у якому міститься твердження. Копія – не другий свідок.
claim-reader-unknown = не вказано
claim-cite = Для посилання
claim-evidence = { $n ->
    [one] { $n } уривок, на який воно спирається
    [few] { $n } уривки, на які воно спирається
   *[other] { $n } уривків, на які воно спирається
}
claim-characters = символи { $start }–{ $end }
