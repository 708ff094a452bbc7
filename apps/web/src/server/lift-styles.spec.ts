import { describe, expect, it } from '@jest/globals';
import { liftStyles } from './lift-styles.js';

describe('liftStyles', () => {
  it('writes each style once and leaves no attribute', () => {
    const { html, css } = liftStyles(
      '<i class="a" style="width:40%;"></i><i style="width:40%;"></i><b style="--tint:var(--x-1);">x</b>',
    );
    expect(html).toBe('<i class="a" data-s="0"></i><i data-s="0"></i><b data-s="1">x</b>');
    expect(css).toBe('[data-s="0"]{width:40%}[data-s="1"]{--tint:var(--x-1)}');
  });
  it('leaves text alone, and HTML without styles', () => {
    expect(liftStyles('<p>a style=&quot;b&quot; style="c"</p>')).toEqual({
      html: '<p>a style=&quot;b&quot; style="c"</p>',
      css: '',
    });
  });
  it.each(['}*{color:red', 'background:url("x")', 'width:1px;}a{b:c', "content:'x'", 'width:expression(</style>'])(
    'lets nothing out of its rule: %s',
    (style) => {
      const { css } = liftStyles(`<i style="${style.replaceAll('"', '&quot;')}"></i>`);
      expect(css.replace(/\[data-s="0"\]\{width:1px\}/, '')).toBe('');
    },
  );
});
