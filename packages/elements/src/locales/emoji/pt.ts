import type { EmojiNames } from './groups.ts';

/** Portuguese names, as the English ones. */
export const pt: EmojiNames = {
  smileys: `😀 sorridente, feliz
😃 sorriso largo, feliz
😄 sorriso radiante, feliz
😁 sorriso com dentes
😆 rindo, risada, haha
😅 riso com suor, alívio, ufa
🤣 rolando de rir, gargalhada
😂 lágrimas de alegria, rindo, kkk
🙂 leve sorriso
🙃 de cabeça para baixo, ironia
😉 piscadela, piscando
😊 sorriso corado, tímido
😇 auréola, anjo, inocente
🥰 apaixonado, corações
😍 olhos de coração, amor
🤩 encantado, estrelas, uau
😘 mandando beijo, beijinho
😋 gostoso, delicioso, saboroso
😛 língua de fora
😜 piscando com língua, maluco
🤪 doido, maluco
🤗 abraço
🤭 ops, risinho
🤫 silêncio, psiu, segredo
🤔 pensando, hum
🤨 sobrancelha erguida, dúvida
😐 neutro, tanto faz
😑 sem expressão
😶 sem palavras, calado
😏 sorriso irônico, malandro
😒 contrariado, aborrecido
🙄 revirando os olhos
😬 careta, constrangido
😌 aliviado, calmo
😔 pensativo, triste
😪 sonolento, cansado
😴 dormindo, sono, zzz
😷 máscara, doente
🤒 febre, doente
🤧 espirro, resfriado
🥵 calor, quente
🥶 frio, congelando
🤯 cabeça explodindo, chocado
🥳 festa, comemorar, celebrar
😎 legal, óculos de sol
🤓 nerd, óculos
🧐 monóculo, examinar
😕 confuso
😟 preocupado
😮 surpreso, uau
😲 espantado
😳 corado, envergonhado
🥺 suplicante, por favor
😢 chorando, triste
😭 choro forte, triste
😱 grito, medo
😤 bufando, orgulhoso
😡 bravo, zangado, raiva
🤬 xingando, palavrão, raiva
💀 caveira, morto
👻 fantasma
🤖 robô
🎃 abóbora, halloween`,
  people: `👍 polegar para cima, sim, gosto, bom
👎 polegar para baixo, não, ruim
👏 palmas, aplausos, bravo
🙌 mãos ao alto, viva
👋 aceno, olá, oi, tchau
🤝 aperto de mãos, acordo
🙏 mãos juntas, por favor, gratidão
💪 força, músculo
👌 ok, perfeito
🤞 dedos cruzados, sorte
✌️ vitória, paz
🤟 amo você, carinho
🤙 me liga, telefone
👉 apontando para a direita
👈 apontando para a esquerda
👆 apontando para cima
👇 apontando para baixo
✋ mão erguida, pare, toca aqui
✍️ escrevendo
🤷 dar de ombros, não sei
🤦 mão no rosto, ai
🙋 mão levantada, pergunta, eu
💁 mão estendida, ajuda
🙇 reverência, desculpa, gratidão
👀 olhos, olhar
🧠 cérebro, mente
👤 pessoa
👥 pessoas, grupo
👶 bebê
🧑‍🔧 mecânica, conserto
🧑‍🍳 cozinha, chef
🧑‍🎨 artista
🧑‍💻 no computador, programação
🕺 homem dançando
💃 mulher dançando
🚶 andando, caminhar
🏃 correndo, correr
❤️ coração vermelho, amor
🧡 coração laranja
💛 coração amarelo
💚 coração verde
💙 coração azul
💜 coração roxo
🖤 coração preto
🤍 coração branco
💔 coração partido
💕 dois corações
💖 coração brilhante`,
  nature: `🐶 cachorro, cão
🐱 gato
🐭 rato, camundongo
🐰 coelho
🦊 raposa
🐻 urso
🐼 panda
🐯 tigre
🦁 leão
🐮 vaca
🐷 porco
🐸 sapo, rã
🐵 macaco
🙈 não vejo, macaco
🐔 galinha
🐧 pinguim
🐦 pássaro
🦉 coruja
🐴 cavalo
🦄 unicórnio
🐝 abelha
🦋 borboleta
🐌 caracol
🐢 tartaruga
🐙 polvo
🐟 peixe
🐬 golfinho
🐳 baleia
🌲 árvore, floresta
🌴 palmeira
🌵 cacto
🌱 broto, planta
🍀 trevo de quatro folhas, sorte
🍁 folha de bordo, outono
🌹 rosa, flor
🌷 tulipa, flor
🌻 girassol, flor
🌸 flor de cerejeira, primavera
🌞 sol com rosto
🌙 lua, noite
⭐ estrela
🌈 arco-íris
☀️ sol, tempo
☁️ nuvem, tempo
🌧️ chuva, tempo
⛈️ tempestade, trovoada, tempo
❄️ floco de neve, inverno
☃️ boneco de neve, inverno
🔥 fogo, chama, quente
💧 gota, água
🌊 onda, mar`,
  food: `🍎 maçã, fruta
🍊 laranja, tangerina, fruta
🍋 limão, fruta
🍌 banana, fruta
🍉 melancia, fruta
🍇 uvas, fruta
🍓 morango, fruta
🍒 cerejas, fruta
🍑 pêssego, fruta
🥑 abacate
🍅 tomate
🥕 cenoura
🌶️ pimenta, picante
🍄 cogumelo
🥐 croissant
🍞 pão
🧀 queijo
🥚 ovo
🍳 frigideira, cozinhar
🍔 hambúrguer
🍟 batatas fritas
🍕 pizza
🥗 salada
🍝 espaguete, massa, macarrão
🍜 macarrão, sopa
🍣 sushi
🍰 fatia de bolo
🎂 bolo de aniversário
🍪 biscoito, bolacha, cookie
🍫 chocolate
🍦 sorvete, gelado
🍩 rosquinha, donut
☕ café, bebida quente
🍵 chá, bebida quente
🍺 cerveja
🍻 brinde com cerveja, saúde
🍷 vinho
🥂 brinde, saúde, espumante`,
  activities: `🎉 lança-confete, parabéns, viva
🎊 confete, festa
🎈 balão
🎁 presente
🏆 troféu, vitória
🥇 medalha de ouro, primeiro lugar
🥈 medalha de prata, segundo lugar
🥉 medalha de bronze, terceiro lugar
🏅 medalha
⚽ futebol, bola
🏀 basquete
🎾 tênis, bola
🎳 boliche, bowling
🎯 alvo, na mosca
🎮 videogame, jogo
🎲 dado, jogo
🧩 quebra-cabeça, puzzle
♟️ xadrez
🎨 paleta, arte, pintura
🎭 teatro
🎬 filme, cinema
🎤 microfone, cantar
🎧 fones de ouvido, música
🎵 nota musical, música
🎸 guitarra, violão
🎹 piano, teclado
🎺 trompete
🥁 tambor, bateria
🧶 novelo, tricô
🎣 pesca
🚴 ciclismo, pedalar
🏊 natação, nadar
🧗 escalada
🧘 ioga, calma`,
  travel: `🚗 carro
🚌 ônibus, autocarro
🚲 bicicleta, bike
🛵 scooter, moto
🚂 trem, comboio, locomotiva
✈️ avião, voo
🚀 foguete, lançamento
⛵ veleiro
🚢 navio
⚓ âncora
🏠 casa, lar
🏡 casa com jardim
🏕️ acampamento, barraca
🏖️ praia
🏔️ montanha
🌋 vulcão
🏭 fábrica
🏥 hospital
🏫 escola
🌍 terra, mundo
🗺️ mapa
🧭 bússola
🚧 obras, em andamento
🚦 semáforo
⛽ combustível, gasolina`,
  objects: `💡 lâmpada, ideia
🔦 lanterna
🕯️ vela
🔧 chave inglesa, conserto
🔨 martelo
🪚 serrote, serra
🛠️ ferramentas
⚙️ engrenagem, preferências
🔩 parafuso e porca
🧰 caixa de ferramentas
🧲 ímã
🔬 microscópio
🔭 telescópio
💻 notebook, computador
🖥️ tela, monitor, computador
📱 celular, telemóvel, telefone
📷 câmera, foto
📺 televisão
📻 rádio
⏰ despertador
⏳ ampulheta, espera
🔋 bateria, pilha
🔌 tomada, plugue
📖 livro aberto, ler
📚 livros
📰 jornal
📝 anotação, nota
✏️ lápis
📎 clipe
📌 alfinete, fixar
📅 calendário, data
📈 gráfico subindo
📉 gráfico descendo
📦 pacote, encomenda
✉️ carta, envelope, e-mail
🔑 chave
🔒 cadeado, fechado
🔓 cadeado aberto
🛒 carrinho de compras
👕 camiseta, camisola
👟 tênis de corrida, sapato
🎒 mochila
👑 coroa
💎 joia, diamante
💰 saco de dinheiro
🧵 linha, costura
🧹 vassoura
🛁 banheira, banho
🛋️ sofá
🪴 planta em vaso`,
  symbols: `✅ marca de feito, pronto, sim
✔️ marca de verificação
❌ xis, não, errado
❓ ponto de interrogação, pergunta
❗ ponto de exclamação
⚠️ aviso, atenção
⛔ entrada proibida
🚫 proibido
💯 cem pontos
🆕 novo, new
🆗 botão ok
🔔 sino
🔇 sem som, silenciado
➕ mais
➖ menos
➡️ seta para a direita
⬅️ seta para a esquerda
⬆️ seta para cima
⬇️ seta para baixo
🔁 repetir
♻️ reciclagem
✨ brilhos
💥 explosão, bum
💬 balão de fala
💭 balão de pensamento
💤 zzz, sono
🏁 bandeira quadriculada, chegada
🏳️‍🌈 bandeira arco-íris
☮️ paz
♾️ infinito`,
};
