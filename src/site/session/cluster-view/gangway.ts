const SVG = 'http://www.w3.org/2000/svg';

/** A gangway as the drawings of the lessons have it; `showGangway` says whether it leads anywhere. */
export function drawGangway(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'dd-gangway');
  svg.setAttribute('viewBox', '0 0 30 14');
  svg.setAttribute('aria-hidden', 'true');
  for (const [name, d] of [['dd-treads', 'M0 7H30'], ['dd-rails', 'M0 2H30M0 12H30']] as const) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', name);
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/** A gangway that no Pod stands at the end of is drawn broken. */
export function showGangway(svg: SVGSVGElement, leads: boolean): void {
  svg.classList.toggle('dd-broken', !leads);
}
