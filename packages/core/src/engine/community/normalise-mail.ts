import { tidyAddress } from '../../domain/mail/address.ts';
import type { MailSettings } from '../../domain/mail/types.ts';
import { complete, type Path, type Shape } from './shape.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** `mail` of the community file. */
export const mailBy =
  (shape: Shape) =>
  (value: unknown, path: Path): MailSettings | undefined => {
    const names = ['from', 'name', 'replyTo', 'page', 'hour', 'weekday', 'claims', 'footer'];
    const fields = shape.fields(value, path, names);
    const address = (text: unknown, at: Path) => {
      const written = shape.string(text, at);
      return written === undefined ? undefined : tidyAddress(written);
    };
    return (
      fields &&
      complete<MailSettings>(
        {
          from: fields.required('from', address),
          name: fields.optional('name', shape.string, undefined),
          replyTo: fields.optional('replyTo', address, undefined),
          page: fields.optional('page', shape.string, undefined),
          hour: fields.optional('hour', shape.integer, 8),
          weekday: DAYS.indexOf(fields.optional('weekday', shape.oneOf(...DAYS), 'monday')) + 1,
          claims: fields.optional('claims', shape.boolean, false),
          footer: fields.optional('footer', shape.text, undefined),
        },
        ['name', 'replyTo', 'page', 'footer'],
      )
    );
  };
