import { Resvg } from '@resvg/resvg-js';
import { FONTS } from './fonts.js';

/** An SVG as a PNG, `width` pixels wide. Nothing outside the picture is loaded. */
export const toPng = (svg: string, width = 1_800): Buffer =>
  new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontFiles: [FONTS.regular, FONTS.bold], defaultFontFamily: FONTS.family },
    background: '#ffffff',
  })
    .render()
    .asPng();
