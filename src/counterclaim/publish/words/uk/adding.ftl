# Додавання документа через сайт.
adding-title = Додати документ
adding-lead = Текст зберігається таким, яким є, читається, а його твердження стають поряд з іншими. Додане лишається назавжди.
adding-text = Текст
adding-text-note = До кількох сторінок. Довші тексти, PDF та інші файли — командою counterclaim add або через програмний інтерфейс.
adding-document = Заголовок
adding-publisher = Видання
adding-published = День публікації
adding-published-note = Від нього рахуються «вночі» та «в понеділок».
adding-url = Його адреса в мережі
adding-do = Додати
adding-fetch = Або отримати сторінку
adding-address = Її адреса
adding-fetch-do = Отримати й додати
adding-state-waiting = Читається
adding-state-done = Додано
adding-state-failed = Не вдалося
adding-waiting = Документ читається; ця сторінка оновиться сама.
adding-look-again = Подивитися зараз
adding-document-added = { $n ->
    [0] прочитано, тверджень не знайдено
    [one] прочитано, { $n } твердження
    [few] прочитано, { $n } твердження
   *[other] прочитано, { $n } тверджень
}
adding-document-known = відомий раніше; нічого не змінилося
adding-document-unread = збережено непрочитаним
adding-document-refused = не збережено
adding-nothing = У ньому нічого не знайдено.
adding-stand = Усього подій: { $incidents }; висновків: { $findings }.
adding-another = Додати ще один документ
