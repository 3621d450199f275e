import type { EmojiNames } from './groups.ts';

/** Spanish names, as the English ones. */
export const es: EmojiNames = {
  smileys: `😀 sonriendo, alegre
😃 gran sonrisa, alegre
😄 sonrisa radiante, feliz
😁 sonrisa con dientes
😆 riendo, jaja
😅 risa con sudor, alivio, uf
🤣 a carcajadas, risa
😂 lágrimas de risa, riendo
🙂 sonrisa leve
🙃 al revés, ironía
😉 guiño
😊 sonrojo, timidez
😇 aureola, ángel, inocente
🥰 con amor, corazones
😍 ojos de corazón, amor
🤩 entusiasmo, estrellas, guau
😘 beso volado
😋 rico, delicioso
😛 lengua fuera
😜 guiño con lengua, locura
🤪 alocado, locura
🤗 abrazo
🤭 ups, risita
🤫 pide silencio, shh, secreto
🤔 pensando, mmm
🤨 ceja levantada, duda
😐 neutral, ni fu ni fa
😑 sin expresión
😶 sin palabras, mudo
😏 sonrisa pícara
😒 desagrado
🙄 ojos en blanco
😬 mueca, incómodo
😌 alivio, calma
😔 pensativo, triste
😪 con sueño, cansado
😴 durmiendo
😷 mascarilla, enfermo
🤒 fiebre, enfermo
🤧 estornudo, resfriado
🥵 calor, caliente
🥶 frío, congelado
🤯 cabeza que explota
🥳 cara de fiesta, celebración
😎 gafas de sol, lentes, genial
🤓 empollón, gafas, lentes
🧐 monóculo, examinar
😕 confuso
😟 preocupado
😮 sorpresa, guau
😲 asombro
😳 ruborizado, vergüenza
🥺 súplica, por favor
😢 llorando, triste
😭 llanto, triste
😱 grito, miedo
😤 resoplando, orgullo
😡 furioso, enfado, enojo
🤬 maldiciendo, furioso
💀 calavera
👻 fantasma
🤖 robot
🎃 calabaza, Halloween`,
  people: `👍 pulgar arriba, sí, bien
👎 pulgar abajo, no, mal
👏 aplauso, palmas, bravo
🙌 manos en alto, hurra
👋 saludo, hola, adiós
🤝 apretón de manos, acuerdo
🙏 manos juntas, por favor, gracias
💪 fuerza, músculo
👌 okey, perfecto
🤞 dedos cruzados, suerte
✌️ victoria, paz
🤟 te quiero
🤙 llámame
👉 señala a la derecha
👈 señala a la izquierda
👆 señala hacia arriba
👇 señala hacia abajo
✋ mano levantada, alto
✍️ escribir
🤷 encogerse de hombros, ni idea
🤦 mano en la cara
🙋 mano alzada, pregunta, yo
💁 información, ayuda
🙇 reverencia, disculpa, gracias
👀 ojos, mirar
🧠 cerebro, mente
👤 persona
👥 gente, grupo
👶 bebé
🧑‍🔧 mecánica, reparación
🧑‍🍳 cocina, chef
🧑‍🎨 arte, pintar
🧑‍💻 en la computadora, ordenador, programar
🕺 hombre bailando
💃 mujer bailando
🚶 caminar
🏃 correr
❤️ corazón rojo, amor
🧡 corazón naranja
💛 corazón amarillo
💚 corazón verde
💙 corazón azul
💜 corazón morado
🖤 corazón negro
🤍 corazón blanco
💔 corazón roto
💕 dos corazones
💖 corazón brillante`,
  nature: `🐶 perro
🐱 gato
🐭 ratón
🐰 conejo
🦊 zorro
🐻 oso
🐼 panda
🐯 tigre
🦁 león
🐮 vaca
🐷 cerdo
🐸 rana
🐵 mono
🙈 no ver, mono
🐔 gallina, pollo
🐧 pingüino
🐦 pájaro
🦉 búho
🐴 caballo
🦄 unicornio
🐝 abeja
🦋 mariposa
🐌 caracol
🐢 tortuga
🐙 pulpo
🐟 pez
🐬 delfín
🐳 ballena
🌲 árbol, bosque
🌴 palmera
🌵 cactus
🌱 brote, planta
🍀 trébol, suerte
🍁 hoja de arce, otoño
🌹 rosa, flor
🌷 tulipán, flor
🌻 girasol, flor
🌸 flor de cerezo, primavera
🌞 sol con cara
🌙 luna, noche
⭐ estrella
🌈 arcoíris
☀️ sol, tiempo
☁️ nube, tiempo
🌧️ lluvia, tiempo
⛈️ tormenta, tiempo
❄️ copo de nieve, invierno
☃️ muñeco de nieve, invierno
🔥 fuego, llama, caliente
💧 gota, agua
🌊 ola, mar`,
  food: `🍎 manzana, fruta
🍊 naranja, mandarina, fruta
🍋 limón, fruta
🍌 plátano, banana, fruta
🍉 sandía, fruta
🍇 uvas, fruta
🍓 fresa, frutilla, fruta
🍒 cerezas, fruta
🍑 melocotón, durazno, fruta
🥑 aguacate, palta
🍅 tomate
🥕 zanahoria
🌶️ chile, picante
🍄 seta, hongo
🥐 cruasán
🍞 pan
🧀 queso
🥚 huevo
🍳 sartén, cocinar
🍔 hamburguesa
🍟 papas fritas, patatas fritas
🍕 pizza
🥗 ensalada
🍝 espaguetis, pasta
🍜 sopa de fideos
🍣 sushi
🍰 tarta, pastel
🎂 pastel de cumpleaños, tarta
🍪 galleta
🍫 chocolate
🍦 helado
🍩 dona, rosquilla
☕ café, bebida caliente
🍵 té, bebida caliente
🍺 cerveza
🍻 jarras de cerveza, salud, brindis
🍷 vino
🥂 copas, brindis, salud`,
  activities: `🎉 fiesta, felicidades, hurra
🎊 confeti, fiesta
🎈 globo
🎁 regalo
🏆 trofeo, victoria
🥇 medalla de oro, primer puesto
🥈 medalla de plata, segundo puesto
🥉 medalla de bronce, tercer puesto
🏅 medalla
⚽ fútbol
🏀 baloncesto, básquet
🎾 tenis
🎳 bolos, boliche
🎯 diana, objetivo
🎮 videojuego
🎲 dado, juego
🧩 rompecabezas, puzle
♟️ ajedrez
🎨 paleta, arte, pintar
🎭 teatro
🎬 cine, película
🎤 micrófono, cantar
🎧 auriculares, música
🎵 nota musical, música
🎸 guitarra
🎹 piano
🎺 trompeta
🥁 tambor
🧶 lana, tejer
🎣 pesca
🚴 ciclismo
🏊 natación
🧗 escalada
🧘 yoga, calma`,
  travel: `🚗 coche, auto, carro
🚌 autobús
🚲 bicicleta, bici
🛵 moto, escúter
🚂 tren, locomotora
✈️ avión, vuelo
🚀 cohete, lanzamiento
⛵ velero
🚢 barco
⚓ ancla
🏠 casa, hogar
🏡 casa con jardín
🏕️ acampada, campamento, tienda
🏖️ playa
🏔️ montaña
🌋 volcán
🏭 fábrica
🏥 hospital
🏫 escuela
🌍 Tierra, mundo
🗺️ mapa
🧭 brújula
🚧 obras, en construcción
🚦 semáforo
⛽ gasolinera`,
  objects: `💡 bombilla, foco, idea
🔦 linterna
🕯️ vela
🔧 llave inglesa, reparación
🔨 martillo
🪚 sierra
🛠️ herramientas
⚙️ engranaje, ajustes
🔩 tornillo y tuerca
🧰 caja de herramientas
🧲 imán
🔬 microscopio
🔭 telescopio
💻 portátil, computadora, ordenador
🖥️ pantalla, computadora, ordenador
📱 móvil, celular, teléfono
📷 cámara, foto
📺 televisión
📻 radio
⏰ despertador
⏳ reloj de arena, esperar
🔋 batería, pila
🔌 enchufe
📖 libro abierto, leer
📚 libros
📰 periódico
📝 nota
✏️ lápiz
📎 clip
📌 chincheta
📅 calendario, fecha
📈 gráfico que sube
📉 gráfico que baja
📦 paquete
✉️ carta, correo
🔑 llave
🔒 candado, cerrado
🔓 candado abierto
🛒 carrito de compra
👕 camiseta
👟 zapatilla, zapato
🎒 mochila
👑 corona
💎 gema, diamante
💰 bolsa de dinero
🧵 hilo, coser
🧹 escoba
🛁 bañera
🛋️ sofá
🪴 planta en maceta`,
  symbols: `✅ marca verde, hecho, sí
✔️ marca de verificación
❌ cruz, no, error
❓ interrogación
❗ exclamación
⚠️ advertencia
⛔ prohibido el paso
🚫 prohibido
💯 cien puntos
🆕 nuevo
🆗 señal de OK
🔔 campana
🔇 silencio
➕ más
➖ menos
➡️ flecha a la derecha
⬅️ flecha a la izquierda
⬆️ flecha hacia arriba
⬇️ flecha hacia abajo
🔁 repetir
♻️ reciclaje
✨ destellos
💥 estallido
💬 bocadillo, globo de diálogo
💭 globo de pensamiento
💤 sueño
🏁 bandera de meta, final
🏳️‍🌈 bandera arcoíris
☮️ paz
♾️ infinito`,
};
