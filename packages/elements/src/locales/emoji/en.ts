import type { EmojiNames } from './groups.ts';

/** English names: what an emoji is called, then what else one may search it by. */
export const en: EmojiNames = {
  smileys: `😀 grinning, happy
😃 big smile, happy
😄 beaming smile, happy
😁 grin with teeth
😆 laughing, haha
😅 laughing with sweat, relief, phew
🤣 rolling with laughter, rofl
😂 tears of joy, laughing, lol
🙂 slight smile
🙃 upside down, irony
😉 wink
😊 blushing smile, shy
😇 halo, angel, innocent
🥰 in love, hearts
😍 heart eyes, love
🤩 star-struck, wow
😘 blowing a kiss
😋 yum, tasty, delicious
😛 tongue out
😜 winking with tongue, crazy
🤪 zany, crazy
🤗 hug
🤭 oops, giggle
🤫 quiet, shh, secret
🤔 thinking, hmm
🤨 raised eyebrow, doubt
😐 neutral, meh
😑 expressionless
😶 no words, silent
😏 smirk
😒 unamused
🙄 rolling eyes
😬 grimace, awkward
😌 relieved, calm
😔 pensive, sad
😪 sleepy, tired
😴 sleeping, zzz
😷 mask, ill
🤒 fever, ill
🤧 sneezing, cold
🥵 hot, heat
🥶 cold, freezing
🤯 mind blown
🥳 party, celebrate
😎 cool, sunglasses
🤓 nerd, glasses
🧐 monocle, inspect
😕 confused
😟 worried
😮 surprised, wow
😲 astonished
😳 flushed, embarrassed
🥺 pleading, please
😢 crying, sad
😭 sobbing, sad
😱 screaming, fear
😤 huffing, proud
😡 angry, mad
🤬 swearing, angry
💀 skull, dead
👻 ghost
🤖 robot
🎃 pumpkin, halloween`,
  people: `👍 thumbs up, yes, like, good
👎 thumbs down, no, dislike, bad
👏 clapping, applause, bravo
🙌 raised hands, hooray
👋 waving, hello, bye
🤝 handshake, deal, agree
🙏 folded hands, please, thanks
💪 strong, muscle
👌 okay, perfect
🤞 fingers crossed, luck
✌️ victory, peace
🤟 love you
🤙 call me
👉 pointing right
👈 pointing left
👆 pointing up
👇 pointing down
✋ raised hand, stop, high five
✍️ writing
🤷 shrug, no idea
🤦 facepalm
🙋 hand up, question, me
💁 tipping hand, help
🙇 bow, sorry, thanks
👀 eyes, look
🧠 brain, mind
👤 person
👥 people, group
👶 baby
🧑‍🔧 mechanic, repair
🧑‍🍳 cook, chef
🧑‍🎨 artist
🧑‍💻 at a computer, coder
🕺 dancing man
💃 dancing woman
🚶 walking
🏃 running
❤️ red heart, love
🧡 orange heart
💛 yellow heart
💚 green heart
💙 blue heart
💜 purple heart
🖤 black heart
🤍 white heart
💔 broken heart
💕 two hearts
💖 sparkling heart`,
  nature: `🐶 dog
🐱 cat
🐭 mouse
🐰 rabbit
🦊 fox
🐻 bear
🐼 panda
🐯 tiger
🦁 lion
🐮 cow
🐷 pig
🐸 frog
🐵 monkey
🙈 see no evil, monkey
🐔 chicken
🐧 penguin
🐦 bird
🦉 owl
🐴 horse
🦄 unicorn
🐝 bee
🦋 butterfly
🐌 snail
🐢 turtle
🐙 octopus
🐟 fish
🐬 dolphin
🐳 whale
🌲 tree, forest
🌴 palm tree
🌵 cactus
🌱 seedling, plant
🍀 four-leaf clover, luck
🍁 maple leaf, autumn
🌹 rose, flower
🌷 tulip, flower
🌻 sunflower, flower
🌸 blossom, spring
🌞 sun with face
🌙 moon, night
⭐ star
🌈 rainbow
☀️ sun, weather
☁️ cloud, weather
🌧️ rain, weather
⛈️ thunderstorm, weather
❄️ snowflake, winter
☃️ snowman, winter
🔥 fire, flame, hot
💧 drop, water
🌊 wave, sea`,
  food: `🍎 apple, fruit
🍊 orange, fruit
🍋 lemon, fruit
🍌 banana, fruit
🍉 watermelon, fruit
🍇 grapes, fruit
🍓 strawberry, fruit
🍒 cherries, fruit
🍑 peach, fruit
🥑 avocado
🍅 tomato
🥕 carrot
🌶️ chilli, hot
🍄 mushroom
🥐 croissant
🍞 bread
🧀 cheese
🥚 egg
🍳 frying pan, cooking
🍔 burger
🍟 chips, fries
🍕 pizza
🥗 salad
🍝 spaghetti, pasta
🍜 noodles, soup
🍣 sushi
🍰 cake
🎂 birthday cake
🍪 biscuit, cookie
🍫 chocolate
🍦 ice cream
🍩 doughnut
☕ coffee, hot drink
🍵 tea, hot drink
🍺 beer
🍻 clinking beer mugs, cheers
🍷 wine
🥂 clinking glasses, cheers, sparkling wine`,
  activities: `🎉 party popper, congratulations, hooray
🎊 confetti, party
🎈 balloon
🎁 present, gift
🏆 trophy, win
🥇 gold medal, first
🥈 silver medal, second
🥉 bronze medal, third
🏅 medal
⚽ football
🏀 basketball
🎾 tennis
🎳 bowling
🎯 bullseye, target
🎮 video game
🎲 die, game
🧩 puzzle
♟️ chess
🎨 palette, art, paint
🎭 theatre
🎬 film
🎤 microphone, sing
🎧 headphones, music
🎵 musical note, music
🎸 guitar
🎹 piano
🎺 trumpet
🥁 drum
🧶 yarn, knitting
🎣 fishing
🚴 cycling
🏊 swimming
🧗 climbing
🧘 yoga, calm`,
  travel: `🚗 car
🚌 bus
🚲 bicycle, bike
🛵 scooter
🚂 train, locomotive
✈️ plane, flight
🚀 rocket, launch
⛵ sailing boat
🚢 ship
⚓ anchor
🏠 house, home
🏡 house with garden
🏕️ camping, tent
🏖️ beach
🏔️ mountain
🌋 volcano
🏭 factory
🏥 hospital
🏫 school
🌍 earth, world
🗺️ map
🧭 compass
🚧 construction, in progress
🚦 traffic light
⛽ fuel`,
  objects: `💡 light bulb, idea
🔦 torch
🕯️ candle
🔧 spanner, wrench, repair
🔨 hammer
🪚 saw
🛠️ tools
⚙️ gear, settings
🔩 nut and bolt
🧰 toolbox
🧲 magnet
🔬 microscope
🔭 telescope
💻 laptop, computer
🖥️ screen, computer
📱 phone, mobile
📷 camera, photo
📺 television
📻 radio
⏰ alarm clock
⏳ hourglass, wait
🔋 battery
🔌 plug
📖 open book, read
📚 books
📰 newspaper
📝 note, memo
✏️ pencil
📎 paper clip
📌 pin
📅 calendar, date
📈 rising chart
📉 falling chart
📦 parcel, package
✉️ letter, mail
🔑 key
🔒 lock, closed
🔓 open lock
🛒 shopping trolley, cart
👕 t-shirt
👟 shoe
🎒 backpack
👑 crown
💎 gem, diamond
💰 money bag
🧵 thread, sewing
🧹 broom
🛁 bath
🛋️ sofa
🪴 pot plant`,
  symbols: `✅ tick, done, yes
✔️ check mark
❌ cross, no, wrong
❓ question mark
❗ exclamation mark
⚠️ warning
⛔ no entry
🚫 forbidden
💯 hundred points
🆕 new
🆗 okay button
🔔 bell
🔇 muted
➕ plus
➖ minus
➡️ arrow right
⬅️ arrow left
⬆️ arrow up
⬇️ arrow down
🔁 repeat
♻️ recycling
✨ sparkles
💥 bang
💬 speech bubble
💭 thought bubble
💤 zzz, sleep
🏁 chequered flag, finish
🏳️‍🌈 rainbow flag
☮️ peace
♾️ infinity`,
};
