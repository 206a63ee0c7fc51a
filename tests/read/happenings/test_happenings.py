"""What happened: each kind of the contract, told in a plain sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind

Read = Callable[[str], tuple[Claim, ...]]

TOLD = [
    ("Russia launched 90 drones at Ukraine overnight.", "launch"),
    ("Hezbollah fired 30 rockets at northern Israel.", "launch"),
    ("Air defences shot down 12 missiles over Odesa.", "interception"),
    ("The military said 15 missiles were suppressed by electronic warfare.", "interception"),
    ("Pakistan's army said it shot down five Indian jets.", "interception"),
    ("Six drones came, and the others were shot down.", "interception"),
    ("Nine drones were lost from radar.", "flight_loss"),
    ("Two drones crashed before reaching their target.", "flight_loss"),
    ("Two drones vanished from radar.", "flight_loss"),
    ("A Russian drone entered Polish airspace on Tuesday.", "airspace_violation"),
    ("Two drones strayed into Romanian airspace.", "airspace_violation"),
    ("A missile struck a power plant in Dnipro.", "strike"),
    ("Explosions were heard in Port Sudan on Sunday.", "strike"),
    ("A car bomb exploded outside a police station in Quetta.", "strike"),
    ("Artillery shelled the town of Nikopol.", "strike"),
    ("Drone debris fell on a road near Tula.", "debris"),
    ("A fire broke out at a fuel depot in Ryazan after the attack.", "fire"),
    ("The attack set a warehouse ablaze in Odesa.", "fire"),
    ("The blast damaged 14 houses in Sumy.", "damage"),
    ("A hospital was destroyed in the attack on Gaza.", "damage"),
    ("Seven people died in the attack in Homs.", "killed"),
    ("The strike killed seven people in Homs.", "killed"),
    ("The bombing left 30 people wounded in Mogadishu.", "injured"),
    ("A bus driver was shot in the leg by soldiers in Jenin.", "injured"),
    ("The number of wounded in the shelling of Homs has risen to 17.", "injured"),
    ("Officials put the number of dead in the shelling of Homs at 17.", "killed"),
    ("Eleven people remain missing after the attack.", "missing"),
    ("Six soldiers were taken prisoner near Goma.", "captured"),
    ("Forty soldiers surrendered near Goma.", "captured"),
    ("There were no casualties in Lviv.", "casualties"),
    ("The strikes left 20,000 people without power in Kharkiv.", "outage"),
    ("After the strike, 350,000 people in Kharkiv were without water.", "outage"),
    ("Strikes cut power to the town of Nikopol.", "outage"),
    ("Some 5,000 residents were evacuated because of the fighting.", "displacement"),
    ("More than 40,000 people fled the fighting in Goma.", "displacement"),
    ("Russian troops stormed the village of Toretsk.", "assault"),
    ("Clashes broke out between the army and the RSF in Omdurman.", "assault"),
    ("Ukrainian troops repelled 22 attacks near Pokrovsk.", "repulse"),
    ("The army liberated the town of Wad Madani.", "control"),
    ("Russian forces advanced near Chasiv Yar.", "control"),
    ("Troops withdrew from Avdiivka.", "control"),
    ("Ukraine lost 12 tanks near Robotyne.", "equipment_loss"),
    ("Ukraine said it sank a Russian frigate in the Black Sea.", "equipment_loss"),
    ("The army seized 40 rifles near Goma.", "equipment_loss"),
    ("Police arrested four suspects over the bombing in Lahore.", "detention"),
    ("A court sentenced two men to prison for sabotage in Minsk.", "detention"),
    ("The two sides swapped 160 prisoners of war.", "exchange"),
    ("The United States approved a $400 million aid package for Ukraine.", "aid"),
    ("Sirens sounded in Tel Aviv.", "alert"),
    ("An air raid alert was issued for Kyiv.", "alert"),
    ("The Kremlin said it would respond to the attack.", "statement"),
    ("The minister said talks must begin at once.", "statement"),
]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_a_plain_sentence_tells_one_kind(read: Read, text: str, kind: str) -> None:
    assert [claim.kind.value for claim in read(text)] == [kind]


def test_every_kind_is_shown() -> None:
    assert {kind for _, kind in TOLD} == {kind.value for kind in Kind}


@pytest.mark.parametrize(
    "text",
    [
        "The orchestra launched a new season on Monday.",
        "The film won four prizes in Cannes.",
        "Heavy rain is forecast for the south.",
        "The company lost two customers.",
        "Brazil sent doctors.",
        "Nine people were injured when a bus left the road near Lima.",
        "A fire broke out at a bakery in Lima.",
    ],
)
def test_what_has_nothing_to_do_with_war_gives_no_claim(read: Read, text: str) -> None:
    assert read(text) == ()
