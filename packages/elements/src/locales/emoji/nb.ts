import type { EmojiNames } from './groups.ts';

/** Norwegian (Bokmål) names, as the English ones. */
export const nb: EmojiNames = {
  smileys: `😀 gliser, glad
😃 stort smil, glad
😄 strålende smil, glad
😁 glis med tenner
😆 ler, haha
😅 ler med svette, lettelse, puh
🤣 ruller av latter, ler
😂 gledestårer, ler
🙂 lite smil
🙃 opp ned, ironi
😉 blunker
😊 rødmer, smil, sjenert
😇 glorie, engel, uskyldig
🥰 forelsket, hjerter
😍 hjerteøyne, kjærlighet
🤩 stjerneøyne, begeistret, wow
😘 slengkyss, kyss
😋 nam, godt, deilig
😛 tunge ut
😜 blunker med tunge, gal
🤪 vill, gal, tullete
🤗 klem
🤭 oi, fniser
🤫 stille, hysj, hemmelig
🤔 tenker, hm
🤨 hevet øyebryn, tvil
😐 nøytral, likegyldig
😑 uttrykksløs
😶 uten ord, taus
😏 smiler lurt
😒 misfornøyd
🙄 himler med øynene
😬 grimase, pinlig
😌 lettet, rolig
😔 ettertenksom, trist
😪 søvnig, trøtt
😴 sover, zzz
😷 munnbind, syk
🤒 feber, syk
🤧 nyser, forkjølet
🥵 varm, hete
🥶 kald, fryser
🤯 hodet eksploderer, målløs
🥳 fest, feire
😎 kul, solbriller
🤓 nerd, briller
🧐 monokkel, undersøke
😕 forvirret
😟 bekymret
😮 overrasket, wow
😲 forbløffet
😳 flau, rødmer
🥺 bedende, vær så snill
😢 gråter, trist
😭 hulker, trist
😱 skriker, redd
😤 fnyser, stolt
😡 sint, rasende
🤬 banner, sint
💀 hodeskalle, død
👻 spøkelse
🤖 robot
🎃 gresskar, halloween`,
  people: `👍 tommel opp, ja, liker, bra
👎 tommel ned, nei, liker ikke
👏 klapper, applaus, bravo
🙌 hendene i været, hurra
👋 vinker, hei, ha det
🤝 håndtrykk, avtale, enig
🙏 foldede hender, vær så snill, takk
💪 sterk, muskler
👌 ok, perfekt
🤞 krysser fingrene, lykke til
✌️ seierstegn, fred
🤟 glad i deg
🤙 ring meg
👉 peker mot høyre
👈 peker mot venstre
👆 peker opp
👇 peker ned
✋ hevet hånd, stopp, high five
✍️ skriver
🤷 trekker på skuldrene, vet ikke
🤦 tar seg til hodet, oppgitt
🙋 hånden i været, spørsmål, meg
💁 hjelp, opplysning
🙇 bukker, beklager, takk
👀 øyne, se
🧠 hjerne, tanker
👤 person
👥 folk, gruppe
👶 baby
🧑‍🔧 mekaniker, reparere
🧑‍🍳 kokk, matlaging
🧑‍🎨 kunstner
🧑‍💻 ved datamaskinen, programmerer
🕺 mann som danser
💃 kvinne som danser
🚶 går, tur
🏃 løper
❤️ rødt hjerte, kjærlighet
🧡 oransje hjerte
💛 gult hjerte
💚 grønt hjerte
💙 blått hjerte
💜 lilla hjerte
🖤 svart hjerte
🤍 hvitt hjerte
💔 knust hjerte
💕 to hjerter
💖 glitrende hjerte`,
  nature: `🐶 hund
🐱 katt
🐭 mus
🐰 kanin
🦊 rev
🐻 bjørn
🐼 panda
🐯 tiger
🦁 løve
🐮 ku
🐷 gris
🐸 frosk
🐵 ape
🙈 ser ikke, ape
🐔 høne, kylling
🐧 pingvin
🐦 fugl
🦉 ugle
🐴 hest
🦄 enhjørning
🐝 bie
🦋 sommerfugl
🐌 snegle
🐢 skilpadde
🐙 blekksprut
🐟 fisk
🐬 delfin
🐳 hval
🌲 tre, skog, gran
🌴 palme
🌵 kaktus
🌱 spire, plante
🍀 firkløver, lykke
🍁 lønneblad, høst
🌹 rose, blomst
🌷 tulipan, blomst
🌻 solsikke, blomst
🌸 kirsebærblomst, vår
🌞 sol med ansikt
🌙 måne, natt
⭐ stjerne
🌈 regnbue
☀️ sol, vær
☁️ sky, vær
🌧️ regn, vær
⛈️ tordenvær, vær
❄️ snøfnugg, vinter
☃️ snømann, vinter
🔥 ild, flamme, bål
💧 dråpe, vann
🌊 bølge, hav`,
  food: `🍎 eple, frukt
🍊 appelsin, frukt
🍋 sitron, frukt
🍌 banan, frukt
🍉 vannmelon, frukt
🍇 druer, frukt
🍓 jordbær, frukt
🍒 kirsebær, frukt
🍑 fersken, frukt
🥑 avokado
🍅 tomat
🥕 gulrot
🌶️ chili, sterk
🍄 sopp
🥐 croissant
🍞 brød
🧀 ost
🥚 egg
🍳 stekepanne, matlaging
🍔 burger
🍟 pommes frites
🍕 pizza
🥗 salat
🍝 spagetti, pasta
🍜 nudler, suppe
🍣 sushi
🍰 kake
🎂 bursdagskake
🍪 kjeks, cookie
🍫 sjokolade
🍦 iskrem, softis
🍩 smultring, donut
☕ kaffe, varm drikke
🍵 te, varm drikke
🍺 øl
🍻 skåler med øl, skål
🍷 vin
🥂 skåler, skål, musserende vin`,
  activities: `🎉 konfettirør, gratulerer, hurra
🎊 konfetti, fest
🎈 ballong
🎁 gave, presang
🏆 pokal, vinne
🥇 gullmedalje, først
🥈 sølvmedalje, andreplass
🥉 bronsemedalje, tredjeplass
🏅 medalje
⚽ fotball
🏀 basketball
🎾 tennis
🎳 bowling
🎯 blink, mål
🎮 videospill, dataspill
🎲 terning, spill
🧩 puslespill
♟️ sjakk
🎨 palett, kunst, male
🎭 teater
🎬 film
🎤 mikrofon, synge
🎧 hodetelefoner, musikk
🎵 note, musikk
🎸 gitar
🎹 piano
🎺 trompet
🥁 tromme
🧶 garn, strikke
🎣 fiske
🚴 sykle
🏊 svømme
🧗 klatre
🧘 yoga, ro`,
  travel: `🚗 bil
🚌 buss
🚲 sykkel
🛵 scooter, moped
🚂 tog, lokomotiv
✈️ fly, flyreise
🚀 rakett, lansering
⛵ seilbåt
🚢 skip
⚓ anker
🏠 hus, hjem
🏡 hus med hage
🏕️ camping, telt
🏖️ strand
🏔️ fjell
🌋 vulkan
🏭 fabrikk
🏥 sykehus
🏫 skole
🌍 jorden, verden
🗺️ kart
🧭 kompass
🚧 veiarbeid, under arbeid
🚦 trafikklys
⛽ drivstoff, bensin`,
  objects: `💡 lyspære, idé
🔦 lommelykt
🕯️ stearinlys
🔧 skiftenøkkel, fastnøkkel, reparere
🔨 hammer
🪚 sag
🛠️ verktøy
⚙️ tannhjul, innstillinger
🔩 bolt og mutter, skrue
🧰 verktøykasse
🧲 magnet
🔬 mikroskop
🔭 teleskop
💻 bærbar, datamaskin
🖥️ skjerm, datamaskin
📱 telefon, mobil
📷 kamera, foto
📺 tv, fjernsyn
📻 radio
⏰ vekkerklokke
⏳ timeglass, vente
🔋 batteri
🔌 støpsel
📖 åpen bok, lese
📚 bøker
📰 avis
📝 notat, huskelapp
✏️ blyant
📎 binders
📌 stift, feste
📅 kalender, dato
📈 stigende kurve
📉 synkende kurve
📦 pakke, eske
✉️ brev, post
🔑 nøkkel
🔒 hengelås, låst
🔓 åpen hengelås
🛒 handlevogn, handlekurv
👕 t-skjorte
👟 sko, joggesko
🎒 ryggsekk
👑 krone
💎 edelsten, diamant
💰 pengesekk
🧵 tråd, sy
🧹 kost
🛁 badekar
🛋️ sofa
🪴 potteplante`,
  symbols: `✅ hake, ferdig, ja
✔️ avkrysset, hake
❌ kryss, nei, feil
❓ spørsmålstegn
❗ utropstegn
⚠️ advarsel
⛔ innkjøring forbudt
🚫 forbudt
💯 hundre poeng
🆕 ny
🆗 ok-knapp
🔔 bjelle, varsel
🔇 lyd av, dempet
➕ pluss
➖ minus
➡️ pil høyre
⬅️ pil venstre
⬆️ pil opp
⬇️ pil ned
🔁 gjenta
♻️ resirkulering, gjenvinning
✨ glitter, stjerner
💥 smell
💬 snakkeboble
💭 tankeboble
💤 zzz, søvn
🏁 målflagg, mål
🏳️‍🌈 regnbueflagg
☮️ fred
♾️ uendelig`,
};
