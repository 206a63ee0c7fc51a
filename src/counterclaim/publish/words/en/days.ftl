# Days and moments. Names of months are the locale's; patterns are those of Unicode (LDML).
days-day = d MMMM y
days-day-without-year = d MMMM
days-month = LLLL y
days-month-alone = LLLL
days-day-of-month = d
days-several = { $first } to { $last }
days-moment = { $day }, { $clock } ({ $zone })
days-hours = { $day }, { $from } to { $until } ({ $zone })
days-hours-until-next = { $day }, { $from } to { $next }, { $until } ({ $zone })
days-zone-of = { $city } time
