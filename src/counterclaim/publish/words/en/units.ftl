# What is counted, in the form that its number asks for. Other units are told by the document's own words.
unit-person = { $form ->
    [one] person
   *[many] people
}
unit-civilian = { $form ->
    [one] civilian
   *[many] civilians
}
unit-soldier = { $form ->
    [one] soldier
   *[many] soldiers
}
unit-child = { $form ->
    [one] child
   *[many] children
}
unit-woman = { $form ->
    [one] woman
   *[many] women
}
unit-man = { $form ->
    [one] man
   *[many] men
}
unit-journalist = { $form ->
    [one] journalist
   *[many] journalists
}
unit-medic = { $form ->
    [one] medic
   *[many] medics
}
unit-rescuer = { $form ->
    [one] rescuer
   *[many] rescuers
}
unit-building = { $form ->
    [one] building
   *[many] buildings
}
unit-house = { $form ->
    [one] house
   *[many] houses
}
unit-vehicle = { $form ->
    [one] vehicle
   *[many] vehicles
}
unit-tank = { $form ->
    [one] tank
   *[many] tanks
}
unit-ship = { $form ->
    [one] ship
   *[many] ships
}
unit-aircraft = { $form ->
    [one] aircraft
   *[many] aircraft
}
unit-settlement = { $form ->
    [one] settlement
   *[many] settlements
}
unit-region = { $form ->
    [one] region
   *[many] regions
}
unit-place = { $form ->
    [one] place
   *[many] places
}
unit-attack = { $form ->
    [one] attack
   *[many] attacks
}
unit-square-km = { $form ->
    [one] square kilometre
   *[many] square kilometres
}
unit-item = { $form ->
    [one] item
   *[many] items
}
unit-munition = { $form ->
    [one] munition
   *[many] munitions
}
unit-uav = { $form ->
    [one] drone
   *[many] drones
}
unit-missile = { $form ->
    [one] missile
   *[many] missiles
}
unit-ballistic-missile = { $form ->
    [one] ballistic missile
   *[many] ballistic missiles
}
unit-cruise-missile = { $form ->
    [one] cruise missile
   *[many] cruise missiles
}
unit-air-defence-missile = { $form ->
    [one] air-defence missile
   *[many] air-defence missiles
}
unit-anti-ship-missile = { $form ->
    [one] anti-ship missile
   *[many] anti-ship missiles
}
unit-guided-bomb = { $form ->
    [one] guided bomb
   *[many] guided bombs
}
unit-bomb = { $form ->
    [one] bomb
   *[many] bombs
}
unit-rocket = { $form ->
    [one] rocket
   *[many] rockets
}
unit-artillery = { $form ->
    [one] shell or gun
   *[many] shells or guns
}
unit-mortar = { $form ->
    [one] mortar
   *[many] mortars
}
unit-small-arms = { $form ->
    [one] round or small arm
   *[many] rounds or small arms
}
unit-mine = { $form ->
    [one] mine
   *[many] mines
}
unit-ied = { $form ->
    [one] improvised bomb
   *[many] improvised bombs
}
unit-naval-drone = { $form ->
    [one] naval drone
   *[many] naval drones
}
unit-ground-vehicle = { $form ->
    [one] ground vehicle
   *[many] ground vehicles
}
unit-mixed = { $form ->
    [one] munition of several sorts
   *[many] munitions of several sorts
}
