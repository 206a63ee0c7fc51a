# Хто стверджує: усі й один.
claimants-title = Хто стверджує
claimants-lead = Усі, на чиїх словах стоїть хоч одне твердження; спершу ті, у кого їх найбільше.
claimants-note = Те, скільки хтось стверджує, нічого не каже про те, скільки з цього правда. Якщо звіти називають когось по-різному і лише читач міг би впізнати в цьому одну особу, кожна назва стоїть окремо.
claimants-filter = Відібрати, хто стверджує
claimants-name = Ім’я
claimants-side = Сторона
claimants-any-side = будь-яка
claimants-no-side = без сторони
claimants-apply = Відібрати
claimants-clear = Очистити
claimants-claimant = Хто стверджує
claimants-claims = Твердження
claimants-first-day = Перший згаданий день
claimants-last-day = Останній згаданий день
claimants-not-said = не сказано
claimants-count = { $n ->
    [one] { $n } особа чи орган.
    [few] { $n } особи чи органи.
   *[other] { $n } осіб чи органів.
}
claimants-own-word = { $n ->
    [one] Ще { $n } твердження стоїть на словах самого документа.
    [few] Ще { $n } твердження стоять на словах самих документів.
   *[other] Ще { $n } тверджень стоять на словах самих документів.
}
claimants-none = Поки що жодне твердження не стоїть на чиїхось словах.
claimants-none-met = Цим умовам не відповідає ніхто.
claimants-pages = Сторінки
claimants-page = Сторінка { $n }
claimant-sort = Хто стверджує
claimant-also-called = Називають також
claimant-caveat = Ця сторінка вимірює сказане, а не правду. Бути запереченим не означає помилятися, бути підтвердженим не означає мати рацію: тут лише те, що про ті самі події казали інші, наскільки журнал їх прочитав.
claimant-sum-claims = { $n ->
    [one] твердження
    [few] твердження
   *[other] тверджень
}
claimant-sum-contradicted = заперечено іншими
claimant-sum-borne-out = підтверджено іншими
claimant-sum-doubted = які звіт не зміг перевірити
claimant-sum-alone = про які каже лише одна сторона
claimant-sum-revised = що є частиною уточнення
claimant-looked-at = { $n ->
    [1] Висновки шукали лише щодо останнього твердження.
   *[other] Висновки шукали щодо останніх { $n } тверджень. З них:
}
claimant-found-on = { $n ->
    [1] Лише з останнього твердження
   *[other] З останніх { $n } тверджень
}
claimant-all-claims = Усі його твердження
claimant-by-kind = Що стверджує
claimant-kind = Вид
claimant-kinds = З них
claimant-claims = Твердження
claimant-contradicted = Заперечено
claimant-borne-out = Підтверджено
claimant-doubted = Не перевірено
claimant-alone = Лише одна сторона
claimant-revised = Уточнено
claimant-meaning = Що означають ці слова
claimant-means-contradicted = хтось інший, або звіт від себе, наводить число чи опис, які не можуть бути водночас із цим
claimant-means-borne-out = хтось інший, або звіт від себе, каже те саме чи підтверджує
claimant-means-doubted = звіт, у якому це сказано, зазначає, що перевірити це не вдалося
claimant-means-alone = ніхто з іншої сторони не говорить про ту саму подію
claimant-means-revised = це крок числа, яке назвали наново
claimant-by-month = За місяцями
claimant-month = Місяць
claimant-no-month = день не названо
claimant-months-chart = Твердження за місяцем, про який вони кажуть, для кожного виду
claimant-verdicts-chart = Підтверджені й заперечені твердження за місяцями
claimant-numbers-by-month = Числа за місяцями
claimant-revisions = Як уточнювалися числа
claimant-revised-figures = { $n ->
    [one] { $n } число названо наново.
    [few] { $n } числа названо наново.
   *[other] { $n } чисел названо наново.
}
claimant-revised-up = { $n ->
    [one] { $n } зрештою зросло
    [few] { $n } зрештою зросли
   *[other] { $n } зрештою зросли
}
claimant-revised-down = { $n ->
    [one] { $n } зрештою зменшилося
    [few] { $n } зрештою зменшилися
   *[other] { $n } зрештою зменшилися
}
claimant-revised-level = { $n ->
    [one] { $n } повернулося до початкового.
    [few] { $n } повернулися до початкових.
   *[other] { $n } повернулися до початкових.
}
claimant-typically = зазвичай на { NUMBER($share, style: "percent", maximumFractionDigits: 0) }
claimant-share = { NUMBER($share, style: "percent", maximumFractionDigits: 0) }
claimant-of = Про що
claimant-from = Спершу
claimant-to = Зрештою
claimant-change = Зміна
claimant-rose = більше на { $n }
claimant-fell = менше на { $n }
claimant-level = немає
claimant-finding = Висновок
claimant-see-finding = дивитися
claimant-more-revisions = { $n ->
    [1] Наведено останнє.
    [few] Наведено останні { $n }.
   *[other] Наведено останні { $n }.
}
claimant-revisions-left-out = { $n ->
    [one] Про { $n } попереднє уточнення тут не сказано.
    [few] Про { $n } попередні уточнення тут не сказано.
   *[other] Про { $n } попередніх уточнень тут не сказано.
}
claimant-no-revisions = Наскільки відомо журналу, жодного власного числа не називали наново.
claimant-other-revisions = { $n ->
    [one] Ці твердження також є частиною { $n } уточнення, у якому нове число назвав хтось інший або попередню версію відкликано.
    [few] Ці твердження також є частиною { $n } уточнень, у яких нове число назвав хтось інший або попередню версію відкликано.
   *[other] Ці твердження також є частиною { $n } уточнень, у яких нове число назвав хтось інший або попередню версію відкликано.
}
claimant-ways = Як ці слова дійшли до звітів
claimant-ways-note = { $n ->
    [1] За останнім твердженням.
    [few] За останніми { $n } твердженнями.
   *[other] За останніми { $n } твердженнями.
}
claimant-channels = Канали
claimant-outlets = Видавці
claimant-speakers = Передав далі
claimant-no-ways = Ні каналу, ні видавця, ні посередника не названо.
claimant-latest = Останні твердження
