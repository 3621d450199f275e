import { draw } from '../../../parts/icons.ts';

// As those in parts/icons.ts, for what comes with the code for taking part.
export const upIcon = /* @__PURE__ */ draw('M12 19V5M6 11l6-6 6 6');
export const forIcon = /* @__PURE__ */ draw('M12 5.5L5 15h14z');
export const againstIcon = /* @__PURE__ */ draw('M12 18.5L5 9h14z');
