# Дні й моменти. Назви місяців — з локалі; зразки — за Unicode (LDML).
days-day = d MMMM y
days-day-without-year = d MMMM
days-month = LLLL y
days-month-alone = LLLL
days-day-of-month = d
days-several = { $first } – { $last }
days-moment = { $day }, { $clock } ({ $zone })
days-hours = { $day }, { $from } – { $until } ({ $zone })
days-hours-until-next = { $day }, { $from } – { $next }, { $until } ({ $zone })
days-zone-of = час: { $city }
