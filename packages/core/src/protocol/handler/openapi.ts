import { toJsonSchema, toJsonSchemaDefs, type ConversionConfig } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { SPEC } from '../../adapter/contract.ts';
import { NOW_HEADER } from '../addresses.ts';
import { ROUTES, takesBody, takesFile, type RouteName } from '../routes.ts';
import { ANSWERS, DEFINITIONS, DOCUMENTS, isDocument } from '../schemas/answers.ts';
import { REQUESTS } from '../schemas/requests.ts';

/** What each route is for, in one line. */
const SUMMARIES: Readonly<Record<RouteName, string>> = {
  session: 'Who is looking, at which site, with which limits',
  origin: 'Whether pages of the asking origin may write',
  identity: 'Exchange a signed identity, a guest token, or both, for a bearer',
  guest: 'Become a guest of this device',
  hostEvents: 'Tell of what happened at the host’s, signed as Standard Webhooks have it',
  thread: 'A page of a thread',
  threadHtml: 'A page of a thread as HTML for the inside of a `<hearth-thread>`, with JSON-LD',
  counts: 'How many published comments up to 100 topics have',
  threadFeed: 'The newest comments of a thread as an Atom feed',
  siteFeed: 'The newest comments of a site as an Atom feed',
  comment: 'One comment',
  poll: 'A poll, with its counts where they may be seen',
  entries: 'A page of the entries of a poll',
  similar: 'Entries that say what a text says',
  entry: 'One entry of a poll',
  pollAudit: 'A stretch of the audit file of a closed poll',
  member: 'A member as others see one',
  showcase: 'A member’s badges; with a bearer, `me` is the viewer',
  credential: 'A badge as an Open Badges 3.0 credential',
  landing: 'What a signed click says',
  enter: 'Turn a typed code into a click',
  media: 'A picture',
  changes: 'What changed since a position',
  stream: 'Changes as they happen (server-sent events `live`, `change`, `resync` and `end`)',
  profile: 'What may be known of a member; with a bearer, `me` is the viewer',
  rename: 'Take another name',
  present: 'Say how the viewer is seen',
  post: 'Add a comment',
  edit: 'Edit a comment',
  undelete: 'Bring back what the viewer deleted a moment ago',
  history: 'What a comment said before it was edited; for its author and staff',
  remove: 'Delete a comment',
  react: 'Set or take back a reaction',
  rate: 'Vote for or against a comment, or take the vote back',
  upload: 'Upload a picture',
  ownMedia: 'What is known of an own picture',
  queue: 'Comments that wait for staff, or were reported',
  moderate: 'Approve, hide or restore a comment, or dismiss its reports',
  mark: 'Pin or feature a comment, or make it the official answer',
  settings: 'Give a thread rules of its own',
  sanction: 'Mute or ban a member, or end that',
  report: 'Report a comment to staff',
  mute: 'Mute a member for oneself, or end that',
  muted: 'Whom the viewer has muted',
  access: 'Whether the viewer may have what is not open to all, or not yet',
  segments: 'What is stored of the viewer’s answers, and the segments that they put them in',
  wipe: 'Delete all of the viewer’s answers that feed segments',
  segmentSizes: 'How large segments are, for staff',
  audit: 'What staff did',
  undo: 'Undo what an entry of the audit log tells of',
  vote: 'Cast or change a ballot',
  withdraw: 'Withdraw a ballot',
  propose: 'Hand in an entry to a poll',
  editEntry: 'Edit an entry',
  removeEntry: 'Delete an entry',
  voteEntry: 'Vote for an entry, or take the vote back',
  settle: 'Say what becomes of an entry',
  merge: 'Unite two entries that say the same',
  consent: 'Allow that one’s entry is used elsewhere, or take that back',
  reusable: 'Entries that may be used elsewhere now',
  moderateEntry: 'Approve, hide or restore an entry',
  advance: 'Take a poll to another stage',
  data: 'All that is kept of the viewer',
  erase: 'Forget the viewer for good',
  impact: 'What the viewer took part in, what came of it, and how it compares',
  notices: 'What the viewer is told of',
  readNotices: 'Mark notices as read',
  mail: 'Where the viewer is written to, masked',
  setMail: 'Ask the owner of an address whether they want it',
  removeMail: 'Forget the viewer’s addresses',
  announce: 'Say something to all members, as staff',
  promotion: 'Read how much of what the brand says sells something, as staff',
  preferences: 'Read what the viewer wishes to hear of, and how',
  setPreferences: 'Change what the viewer wishes to hear of, and how',
  muteThread: 'Mute a thread, or hear of it again',
  mutedThreads: 'Read the threads that the viewer has muted',
  grantBadge: 'Give a member a tier of a badge by hand',
  revokeBadge: 'Take a tier of a badge away from a member',
  celebrated: 'Say that fresh grants were celebrated with the viewer',
  arrange: 'Say in which order the viewer’s badges are shown, and which to nobody',
  gate: 'A gate: what opens it, and where it is open what is behind it',
  circles: 'The circles that the viewer belongs to',
  invite: 'Make an invitation to a circle, for one person',
  invited: 'What an invitation to a circle says',
  joinCircle: 'Take up an invitation to a circle',
  leaveCircle: 'Leave a circle',
  insiders: 'Who belongs to a circle',
  dismiss: 'Take somebody out of a circle',
  perk: 'An experience, with its places',
  book: 'Ask for a place at an experience',
  stepBack: 'Give up a place at an experience',
  bookings: 'Who has a place at an experience, and who waits; for staff',
  pass: 'A pass',
  redeem: 'Use a pass: once',
  standing: 'Where the viewer stands with points',
  ledger: 'The viewer’s ledger of points',
  correct: 'Put a member’s points right, with a reason; for staff',
  thanks: 'What the viewer was thanked for',
  thank: 'Thank a member; for staff',
  moment: 'Something good that happened to the viewer lately',
  useMoment: 'Something was offered after that moment',
  snooze: 'Not now: nothing is offered for a while',
  rewardFigures: 'What was given, by what it is; for staff',
  figures: 'How the community is doing; for staff',
  unanswered: 'First comments that wait for an answer; for staff',
  needless: 'Say that a first comment needs no answer; for staff',
  listed: 'Whether figures may name the viewer',
  setListed: 'Be named in figures, or no longer',
  glossary: 'What the community’s words mean',
  define: 'Write a term, or another meaning of one',
  undefine: 'Take a term out',
  prompts: 'The questions that staff put at the head of threads; for staff',
  ask: 'Put a question at the head of threads; for staff',
  unask: 'Take such a question away',
  reuse: 'Let one’s comment be used elsewhere, or take that back',
  reusableComments: 'Comments that may be used elsewhere now; for staff',
  invitation: 'The viewer’s invitation',
  shared: 'Count an intent to share',
  reached: 'How many people the viewer thinks to have told',
  sharing: 'What members did with their invitations; for staff',
  claim: 'Bind the viewer to who invited them',
  statement: 'What the viewer was promised, is owed and was given',
  welcome: 'Who invited the viewer',
  leaderboard: 'Those who brought most friends, where a programme has such a list',
  list: 'Be named on that list, or no longer',
  rewards: 'Rewards that wait for staff',
  decide: 'Let a reward be approved, or refuse it',
  pay: 'Say that rewards were handed over',
  memberValue: 'What a member is worth with whom they brought',
};

type Json = Record<string, unknown>;

const CLOCK: Json = {
  [NOW_HEADER]: {
    required: true,
    description: 'The server’s clock, in UTC milliseconds since 1970-01-01. Add `Age`.',
    schema: { type: 'integer' },
  },
};

/** The headers of a signed delivery (Standard Webhooks 1.0). */
const SIGNATURE: readonly Json[] = Object.entries({
  'webhook-id': 'Of the delivery; the same when it is repeated.',
  'webhook-timestamp': 'When it was sent, in seconds since 1970-01-01. Five minutes are tolerated.',
  'webhook-signature':
    '`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several with spaces between.',
}).map(([name, description]) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
}));

const CONFIG: ConversionConfig = {
  target: 'draft-2020-12',
  typeMode: 'input',
  errorMode: 'ignore', // what JSON Schema cannot say is left out of the description, not out of the check
  definitions: DEFINITIONS,
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
};

/** A schema on its own: without the dialect and the definitions that the document has once. */
function describe(schema: v.GenericSchema): Json {
  const { $schema, $defs, ...rest } = toJsonSchema(schema, CONFIG) as Json;
  void [$schema, $defs];
  return rest;
}

/** The OpenAPI 3.1 description of the protocol, made from the same table and schemas that answer requests. */
export function openapi(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, [method, visibility, path]] of Object.entries(ROUTES) as [
    RouteName,
    (typeof ROUTES)[RouteName],
  ][]) {
    for (const asViewer of [false, true]) {
      if (visibility !== 'either' && asViewer !== (visibility === 'viewer')) continue;
      const full = `/v1/sites/{site}${asViewer ? '/viewer' : ''}${path}`;
      (paths[full] ??= {})[method.toLowerCase()] = operation(name, asViewer);
    }
  }
  const schemas = Object.fromEntries(
    Object.entries(toJsonSchemaDefs(DEFINITIONS, CONFIG)).map(([name, { $schema: _, ...schema }]) => [
      name,
      schema,
    ]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hearth',
      version: SPEC,
      summary: 'Threads, polls, badges and invitations of a community.',
      description:
        'Below `/viewer` a bearer is needed, answers are private, and pages need an allowed origin. Other reads carry nothing of a viewer and may be cached.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [{ name: 'public' }, { name: 'viewer' }],
    paths,
    components: {
      schemas,
      responses: {
        Error: {
          description: 'A refusal',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operation(name: RouteName, asViewer: boolean): Json {
  const [method, visibility, path] = ROUTES[name];
  const input = describe(REQUESTS[name]) as { properties: Record<string, Json>; required?: string[] };
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field!);
  const others = Object.keys(input.properties).filter((field) => !inPath.includes(field));
  const file = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  const hasBody = takesBody(name);
  const isRequired = (field: string): boolean => input.required?.includes(field) ?? false;
  const parameter = (where: 'path' | 'query') => (field: string) => ({
    name: field,
    in: where,
    required: where === 'path' || isRequired(field),
    schema: input.properties[field] ?? { type: 'string' },
  });
  const body: Json = {
    type: 'object',
    properties: Object.fromEntries(others.map((field) => [field, input.properties[field]])),
    required: others.filter(isRequired),
    additionalProperties: false,
  };
  return {
    operationId: asViewer && visibility === 'either' ? `${name}AsViewer` : name,
    summary: SUMMARIES[name],
    tags: [asViewer ? 'viewer' : 'public'],
    security: asViewer ? [{ bearer: [] }] : [],
    parameters: [
      ...['site', ...inPath].map(parameter('path')),
      ...(hasBody ? [] : others.map(parameter('query'))),
      ...(name === 'hostEvents' ? SIGNATURE : []),
    ],
    ...(hasBody && {
      requestBody: {
        required: true,
        content: takesFile(name) ? file : { 'application/json': { schema: body } },
      },
    }),
    responses: {
      ...success(name, asViewer || method !== 'GET'),
      default: { $ref: '#/components/responses/Error' },
    },
  };
}

function success(name: RouteName, isPrivate: boolean): Json {
  if (name === 'stream')
    return {
      200: {
        description: 'A stream that stays open',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
    };
  if (name === 'media')
    return {
      200: {
        description: SUMMARIES[name],
        content: { 'image/*': { schema: { type: 'string', format: 'binary' } } },
      },
      304: { description: 'Not changed since the ETag that was sent' },
    };
  const schema = ANSWERS[name];
  if (!schema && !isDocument(name)) return { 204: { description: 'Done' } };
  const content = isDocument(name)
    ? { [DOCUMENTS[name]]: { schema: { type: 'string' } } }
    : { 'application/json': { schema: describe(schema!) } };
  return {
    200: { description: SUMMARIES[name], ...(name === 'session' && { headers: CLOCK }), content },
    ...(!isPrivate &&
      name !== 'origin' && { 304: { description: 'Not changed since the ETag that was sent' } }),
  };
}
