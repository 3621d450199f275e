import type { EmojiNames } from './groups.ts';

/** German names, as the English ones. */
export const de: EmojiNames = {
  smileys: `😀 grinsend, froh
😃 breites Lächeln, froh
😄 strahlend, froh
😁 Grinsen mit Zähnen
😆 lachend, haha
😅 lachend mit Schweiß, Erleichterung, puh
🤣 kugelt sich vor Lachen
😂 Freudentränen, lachend
🙂 leichtes Lächeln
🙃 kopfüber, Ironie
😉 zwinkernd
😊 errötend, schüchtern
😇 Heiligenschein, Engel, unschuldig
🥰 verliebt, Herzen
😍 Herzaugen, Liebe
🤩 begeistert, Sterne, wow
😘 Kusshand
😋 lecker, köstlich
😛 Zunge heraus
😜 zwinkernd mit Zunge, verrückt
🤪 ausgeflippt, verrückt
🤗 Umarmung
🤭 ups, kichern
🤫 leise, psst, geheim
🤔 nachdenklich, hm
🤨 hochgezogene Braue, Zweifel
😐 neutral, na ja
😑 ausdruckslos
😶 wortlos, stumm
😏 süffisant
😒 missmutig
🙄 Augen verdrehen
😬 Grimasse, peinlich
😌 erleichtert, ruhig
😔 bedrückt, traurig
😪 schläfrig, müde
😴 schlafend
😷 Maske, krank
🤒 Fieber, krank
🤧 niesend, erkältet
🥵 heiß, Hitze
🥶 kalt, frierend
🤯 Kopf explodiert
🥳 Feier, Fest
😎 cool, Sonnenbrille
🤓 Streber, Brille
🧐 Monokel, prüfend
😕 verwirrt
😟 besorgt
😮 überrascht, wow
😲 erstaunt
😳 verlegen, rot
🥺 flehend, bitte
😢 weinend, traurig
😭 heulend, traurig
😱 Schrei, Angst
😤 schnaubend, stolz
😡 wütend, böse
🤬 fluchend, wütend
💀 Totenkopf
👻 Gespenst
🤖 Roboter
🎃 Kürbis, Halloween`,
  people: `👍 Daumen hoch, ja, gut
👎 Daumen runter, nein, schlecht
👏 klatschen, Applaus, bravo
🙌 Hände hoch, hurra
👋 winken, hallo, tschüss
🤝 Handschlag, abgemacht
🙏 gefaltete Hände, bitte, danke
💪 stark, Muskel
👌 okay, perfekt
🤞 Daumen drücken, Glück
✌️ Sieg, Frieden
🤟 ich liebe dich
🤙 ruf mich an
👉 zeigt nach rechts
👈 zeigt nach links
👆 zeigt nach oben
👇 zeigt nach unten
✋ erhobene Hand, halt
✍️ schreiben
🤷 Schulterzucken, keine Ahnung
🤦 Hand vors Gesicht
🙋 Meldung, Frage, ich
💁 Auskunft, Hilfe
🙇 Verbeugung, Entschuldigung, danke
👀 Augen, schauen
🧠 Gehirn, Verstand
👤 Person
👥 Leute, Gruppe
👶 Baby
🧑‍🔧 Mechanik, Reparatur
🧑‍🍳 Kochen, Küche
🧑‍🎨 Kunst, Malen
🧑‍💻 am Computer, programmieren
🕺 tanzender Mann
💃 tanzende Frau
🚶 gehen
🏃 rennen, laufen
❤️ rotes Herz, Liebe
🧡 oranges Herz
💛 gelbes Herz
💚 grünes Herz
💙 blaues Herz
💜 lila Herz
🖤 schwarzes Herz
🤍 weißes Herz
💔 gebrochenes Herz
💕 zwei Herzen
💖 funkelndes Herz`,
  nature: `🐶 Hund
🐱 Katze
🐭 Maus
🐰 Hase
🦊 Fuchs
🐻 Bär
🐼 Panda
🐯 Tiger
🦁 Löwe
🐮 Kuh
🐷 Schwein
🐸 Frosch
🐵 Affe
🙈 nichts sehen, Affe
🐔 Huhn
🐧 Pinguin
🐦 Vogel
🦉 Eule
🐴 Pferd
🦄 Einhorn
🐝 Biene
🦋 Schmetterling
🐌 Schnecke
🐢 Schildkröte
🐙 Krake
🐟 Fisch
🐬 Delfin
🐳 Wal
🌲 Baum, Wald
🌴 Palme
🌵 Kaktus
🌱 Keimling, Pflanze
🍀 Kleeblatt, Glück
🍁 Ahornblatt, Herbst
🌹 Rose, Blume
🌷 Tulpe, Blume
🌻 Sonnenblume, Blume
🌸 Blüte, Frühling
🌞 Sonne mit Gesicht
🌙 Mond, Nacht
⭐ Stern
🌈 Regenbogen
☀️ Sonne, Wetter
☁️ Wolke, Wetter
🌧️ Regen, Wetter
⛈️ Gewitter, Wetter
❄️ Schneeflocke, Winter
☃️ Schneemann, Winter
🔥 Feuer, Flamme, heiß
💧 Tropfen, Wasser
🌊 Welle, Meer`,
  food: `🍎 Apfel, Obst
🍊 Orange, Obst
🍋 Zitrone, Obst
🍌 Banane, Obst
🍉 Wassermelone, Obst
🍇 Trauben, Obst
🍓 Erdbeere, Obst
🍒 Kirschen, Obst
🍑 Pfirsich, Obst
🥑 Avocado
🍅 Tomate
🥕 Karotte, Möhre
🌶️ Chili, scharf
🍄 Pilz
🥐 Croissant
🍞 Brot
🧀 Käse
🥚 Ei
🍳 Pfanne, kochen
🍔 Burger
🍟 Pommes
🍕 Pizza
🥗 Salat
🍝 Spaghetti, Nudeln
🍜 Nudelsuppe
🍣 Sushi
🍰 Torte, Kuchen
🎂 Geburtstagstorte
🍪 Keks
🍫 Schokolade
🍦 Eis
🍩 Donut
☕ Kaffee, Heißgetränk
🍵 Tee, Heißgetränk
🍺 Bier
🍻 Bierkrüge, prost
🍷 Wein
🥂 Sektgläser, prost, Sekt`,
  activities: `🎉 Konfettibombe, Glückwunsch, hurra
🎊 Konfetti, Fest
🎈 Luftballon
🎁 Geschenk
🏆 Pokal, Sieg
🥇 Goldmedaille, Erste
🥈 Silbermedaille, Zweite
🥉 Bronzemedaille, Dritte
🏅 Medaille
⚽ Fußball
🏀 Basketball
🎾 Tennis
🎳 Bowling, Kegeln
🎯 Volltreffer, Ziel
🎮 Videospiel
🎲 Würfel, Spiel
🧩 Puzzle
♟️ Schach
🎨 Palette, Kunst, malen
🎭 Theater
🎬 Film
🎤 Mikrofon, singen
🎧 Kopfhörer, Musik
🎵 Note, Musik
🎸 Gitarre
🎹 Klavier
🎺 Trompete
🥁 Trommel
🧶 Wolle, stricken
🎣 Angeln
🚴 Radfahren
🏊 Schwimmen
🧗 Klettern
🧘 Yoga, Ruhe`,
  travel: `🚗 Auto
🚌 Bus
🚲 Fahrrad, Rad
🛵 Roller
🚂 Zug, Lokomotive
✈️ Flugzeug, Flug
🚀 Rakete, Start
⛵ Segelboot
🚢 Schiff
⚓ Anker
🏠 Haus, Zuhause
🏡 Haus mit Garten
🏕️ Camping, Zelt
🏖️ Strand
🏔️ Berg
🌋 Vulkan
🏭 Fabrik
🏥 Krankenhaus
🏫 Schule
🌍 Erde, Welt
🗺️ Landkarte
🧭 Kompass
🚧 Baustelle, in Arbeit
🚦 Ampel
⛽ Tankstelle`,
  objects: `💡 Glühbirne, Idee
🔦 Taschenlampe
🕯️ Kerze
🔧 Schraubenschlüssel, Reparatur
🔨 Hammer
🪚 Säge
🛠️ Werkzeug
⚙️ Zahnrad, Einstellungen
🔩 Schraube und Mutter
🧰 Werkzeugkasten
🧲 Magnet
🔬 Mikroskop
🔭 Fernrohr
💻 Laptop, Computer
🖥️ Bildschirm, Computer
📱 Handy, Telefon
📷 Kamera, Foto
📺 Fernseher
📻 Radio
⏰ Wecker
⏳ Sanduhr, warten
🔋 Batterie, Akku
🔌 Stecker
📖 offenes Buch, lesen
📚 Bücher
📰 Zeitung
📝 Notiz
✏️ Bleistift
📎 Büroklammer
📌 Reißzwecke
📅 Kalender, Datum
📈 steigende Kurve
📉 fallende Kurve
📦 Paket
✉️ Brief, Post
🔑 Schlüssel
🔒 Schloss, zu
🔓 offenes Schloss
🛒 Einkaufswagen
👕 T-Shirt
👟 Schuh
🎒 Rucksack
👑 Krone
💎 Edelstein, Diamant
💰 Geldsack
🧵 Faden, nähen
🧹 Besen
🛁 Badewanne
🛋️ Sofa
🪴 Topfpflanze`,
  symbols: `✅ Haken, erledigt, ja
✔️ Häkchen
❌ Kreuz, nein, falsch
❓ Fragezeichen
❗ Ausrufezeichen
⚠️ Warnung
⛔ Einfahrt verboten
🚫 verboten
💯 hundert Punkte
🆕 neu
🆗 Okay-Zeichen
🔔 Glocke
🔇 stumm
➕ plus
➖ minus
➡️ Pfeil nach rechts
⬅️ Pfeil nach links
⬆️ Pfeil nach oben
⬇️ Pfeil nach unten
🔁 wiederholen
♻️ Recycling
✨ Funkeln
💥 Knall
💬 Sprechblase
💭 Gedankenblase
💤 Schlaf
🏁 Zielflagge, Ende
🏳️‍🌈 Regenbogenflagge
☮️ Frieden
♾️ unendlich`,
};
