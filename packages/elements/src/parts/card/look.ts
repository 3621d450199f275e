/** Colours and letters of a widget, as a canvas takes them. */
export interface Look {
  readonly font: string;
  readonly text: string;
  readonly muted: string;
  readonly surface: string;
  readonly sunken: string;
  readonly control: string;
  readonly accent: string;
}

/** How a widget looks here and now: tokens of the brand, light or dark. Read from a box within it, since tokens depend on each other. */
export function lookOf(box: Element): Look {
  const probe = document.createElement('span');
  probe.hidden = true;
  box.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(--_${token})`;
    return getComputedStyle(probe).color;
  };
  const look = {
    font: getComputedStyle(box).fontFamily,
    text: colour('text'),
    muted: colour('muted'),
    surface: colour('surface'),
    sunken: colour('sunken'),
    control: colour('control'),
    accent: colour('accent'),
  };
  probe.remove();
  return look;
}
