import type { EmojiNames } from './groups.ts';

/** French names, as the English ones. */
export const fr: EmojiNames = {
  smileys: `😀 sourire, content, joie
😃 grand sourire, joie
😄 rayonnant, joie
😁 sourire à pleines dents
😆 rire, haha
😅 rire avec sueur, soulagement, ouf
🤣 mort de rire, plié, mdr
😂 larmes de joie, rire, mdr
🙂 léger sourire
🙃 à l’envers, ironie, envers
😉 clin d’œil, oeil
😊 sourire rougissant, timide
😇 auréole, ange, innocent
🥰 amoureux, cœurs, coeurs
😍 yeux en cœur, amour, coeur
🤩 émerveillé, étoiles, wow
😘 bisou, baiser
😋 miam, délicieux, bon
😛 langue tirée
😜 clin d’œil et langue tirée, fou, oeil
🤪 loufoque, fou
🤗 câlin
🤭 oups, gloussement
🤫 silence, chut, secret
🤔 pensif, hum
🤨 sourcil levé, doute
😐 neutre, bof
😑 sans expression
😶 sans mots, muet
😏 narquois
😒 mécontent, blasé
🙄 yeux au ciel
😬 grimace, gêne
😌 soulagé, calme
😔 songeur, triste
😪 somnolent, fatigué
😴 endormi, dodo
😷 masque, malade
🤒 fièvre, malade
🤧 éternuement, rhume
🥵 chaud, chaleur
🥶 froid, gelé
🤯 tête qui explose
🥳 fête, célébration
😎 cool, lunettes de soleil
🤓 intello, lunettes
🧐 monocle, examiner
😕 perplexe, confus
😟 inquiet
😮 surpris, wow
😲 stupéfait, étonné
😳 gêné, rouge
🥺 suppliant, s’il vous plaît, svp
😢 pleurs, triste
😭 sanglots, triste
😱 cri, peur
😤 souffle, fierté
😡 colère, fâché
🤬 juron, colère
💀 tête de mort, crâne
👻 fantôme
🤖 robot
🎃 citrouille, Halloween`,
  people: `👍 pouce en l’air, oui, bien, air
👎 pouce en bas, non, mauvais
👏 applaudissements, bravo
🙌 mains levées, hourra
👋 coucou, bonjour, au revoir
🤝 poignée de main, d’accord, accord
🙏 mains jointes, merci, s’il vous plaît, svp
💪 fort, muscle
👌 ok, parfait
🤞 doigts croisés, chance
✌️ victoire, paix
🤟 je t’aime
🤙 appelle-moi
👉 pointe à droite
👈 pointe à gauche
👆 pointe en haut
👇 pointe en bas
✋ main levée, stop
✍️ écrire
🤷 haussement d’épaules, aucune idée, épaules
🤦 main sur le visage, consternation
🙋 lever la main, question, moi
💁 renseignement, aide
🙇 révérence, pardon, merci
👀 yeux, regarder
🧠 cerveau, esprit
👤 personne
👥 gens, groupe
👶 bébé
🧑‍🔧 mécanique, réparation
🧑‍🍳 cuisine, cuisiner
🧑‍🎨 art, peindre
🧑‍💻 à l’ordinateur, programmer, ordinateur
🕺 homme qui danse, danse
💃 femme qui danse, danse
🚶 marcher
🏃 courir
❤️ cœur rouge, amour, coeur
🧡 cœur orange, coeur
💛 cœur jaune, coeur
💚 cœur vert, coeur
💙 cœur bleu, coeur
💜 cœur violet, coeur
🖤 cœur noir, coeur
🤍 cœur blanc, coeur
💔 cœur brisé, coeur
💕 deux cœurs, coeurs
💖 cœur scintillant, coeur`,
  nature: `🐶 chien
🐱 chat
🐭 souris
🐰 lapin
🦊 renard
🐻 ours
🐼 panda
🐯 tigre
🦁 lion
🐮 vache
🐷 cochon
🐸 grenouille
🐵 singe
🙈 ne rien voir, singe
🐔 poule
🐧 manchot, pingouin
🐦 oiseau
🦉 hibou, chouette
🐴 cheval
🦄 licorne
🐝 abeille
🦋 papillon
🐌 escargot
🐢 tortue
🐙 pieuvre, poulpe
🐟 poisson
🐬 dauphin
🐳 baleine
🌲 arbre, forêt
🌴 palmier
🌵 cactus
🌱 pousse, plante
🍀 trèfle, chance
🍁 feuille d’érable, automne, érable
🌹 rose, fleur
🌷 tulipe, fleur
🌻 tournesol, fleur
🌸 fleur de cerisier, printemps
🌞 soleil avec visage
🌙 lune, nuit
⭐ étoile
🌈 arc-en-ciel
☀️ soleil, météo
☁️ nuage, météo
🌧️ pluie, météo
⛈️ orage, météo
❄️ flocon, hiver, neige
☃️ bonhomme de neige, hiver
🔥 feu, flamme, chaud
💧 goutte, eau
🌊 vague, mer`,
  food: `🍎 pomme, fruit
🍊 orange, fruit
🍋 citron, fruit
🍌 banane, fruit
🍉 pastèque, fruit
🍇 raisin, fruit
🍓 fraise, fruit
🍒 cerises, fruit
🍑 pêche, fruit
🥑 avocat
🍅 tomate
🥕 carotte
🌶️ piment, épicé
🍄 champignon
🥐 croissant
🍞 pain
🧀 fromage
🥚 œuf, oeuf
🍳 poêle, cuisiner
🍔 burger
🍟 frites
🍕 pizza
🥗 salade
🍝 spaghettis, pâtes
🍜 soupe de nouilles
🍣 sushi
🍰 part de gâteau, tarte
🎂 gâteau d’anniversaire, anniversaire
🍪 biscuit, cookie
🍫 chocolat
🍦 glace
🍩 donut, beignet
☕ café, boisson chaude
🍵 thé, boisson chaude
🍺 bière
🍻 chopes de bière, santé
🍷 vin
🥂 flûtes, santé, champagne`,
  activities: `🎉 cotillons, félicitations, hourra
🎊 confettis, fête
🎈 ballon de baudruche
🎁 cadeau
🏆 coupe, trophée, victoire
🥇 médaille d’or, premier
🥈 médaille d’argent, deuxième, argent
🥉 médaille de bronze, troisième
🏅 médaille
⚽ football
🏀 basket
🎾 tennis
🎳 bowling, quilles
🎯 dans le mille, cible, objectif
🎮 jeu vidéo
🎲 dé, jeu
🧩 puzzle
♟️ échecs
🎨 palette, art, peindre
🎭 théâtre
🎬 cinéma, film
🎤 micro, chanter
🎧 casque, musique
🎵 note, musique
🎸 guitare
🎹 piano
🎺 trompette
🥁 tambour, batterie
🧶 laine, tricoter
🎣 pêche à la ligne
🚴 cyclisme, vélo
🏊 natation, nager
🧗 escalade
🧘 yoga, calme`,
  travel: `🚗 voiture
🚌 bus
🚲 vélo
🛵 scooter
🚂 train, locomotive
✈️ avion, vol
🚀 fusée, lancement
⛵ voilier
🚢 bateau
⚓ ancre
🏠 maison, chez soi
🏡 maison avec jardin
🏕️ camping, tente
🏖️ plage
🏔️ montagne
🌋 volcan
🏭 usine
🏥 hôpital
🏫 école
🌍 Terre, monde
🗺️ carte
🧭 boussole
🚧 chantier, en travaux
🚦 feux tricolores
⛽ station-service`,
  objects: `💡 ampoule, idée
🔦 lampe de poche
🕯️ bougie
🔧 clé plate, réparation
🔨 marteau
🪚 scie
🛠️ outils
⚙️ engrenage, réglages
🔩 vis et écrou
🧰 boîte à outils
🧲 aimant
🔬 microscope
🔭 télescope
💻 ordinateur portable
🖥️ écran, ordinateur
📱 téléphone, portable
📷 appareil photo, photo
📺 télévision
📻 radio
⏰ réveil
⏳ sablier, attendre
🔋 pile, batterie
🔌 prise
📖 livre ouvert, lire
📚 livres
📰 journal
📝 mémo, note
✏️ crayon
📎 trombone
📌 punaise
📅 calendrier, date
📈 courbe qui monte
📉 courbe qui descend
📦 colis, paquet
✉️ lettre, courrier
🔑 clé
🔒 cadenas, fermé
🔓 cadenas ouvert
🛒 panier, chariot
👕 t-shirt
👟 chaussure
🎒 sac à dos
👑 couronne
💎 pierre précieuse, diamant
💰 sac d’argent, argent
🧵 fil, coudre
🧹 balai
🛁 baignoire
🛋️ canapé
🪴 plante en pot`,
  symbols: `✅ coche verte, fait, oui
✔️ coche
❌ croix, non, faux
❓ point d’interrogation, interrogation
❗ point d’exclamation, exclamation
⚠️ attention, avertissement
⛔ sens interdit
🚫 interdit
💯 cent points, cent
🆕 nouveau
🆗 bouton OK, ok
🔔 cloche, notification
🔇 muet, silence
➕ plus
➖ moins
➡️ flèche à droite
⬅️ flèche à gauche
⬆️ flèche en haut
⬇️ flèche en bas
🔁 répéter
♻️ recyclage
✨ étincelles, brillant
💥 choc, boum
💬 bulle, discussion
💭 bulle de pensée
💤 sommeil
🏁 drapeau à damier, arrivée, fin
🏳️‍🌈 drapeau arc-en-ciel
☮️ paix
♾️ infini`,
};
