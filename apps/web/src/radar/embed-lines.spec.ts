import { describe, expect, it } from '@jest/globals';
import { frameLine, scriptLine } from './embed-lines.js';

const PLAIN = {
  origin: 'https://trends.example',
  ecosystem: 'health',
  theme: 'auto',
  language: 'en',
  edition: null,
  title: 'Trend radar: Health',
};

describe('the lines that embed a radar', () => {
  it('say no more than they need to', () => {
    expect(scriptLine(PLAIN)).toBe(
      '<a href="https://trends.example/radars/health" data-radar="health">Trend radar: Health</a><script async src="https://trends.example/api/v1/embed.js"></script>',
    );
    expect(frameLine(PLAIN)).toContain(
      'src="https://trends.example/api/v1/radars/health/embed" title="Trend radar: Health"',
    );
  });
  it('stay with an edition where one is asked for', () => {
    const second = { ...PLAIN, edition: 2 };
    expect(scriptLine(second)).toContain('/radars/health?edition=2" data-radar="health" data-edition="2">');
    expect(frameLine(second)).toContain('/radars/health/embed?edition=2"');
  });
  it('carry colours and language, and let no title out of its quotes', () => {
    const all = { ...PLAIN, theme: 'dark', language: 'de', title: '"><script>' };
    expect(scriptLine(all)).toContain(
      'data-radar="health" data-theme="dark" data-language="de">&#34;&#62;&#60;script&#62;</a>',
    );
    expect(frameLine(all)).toContain('/embed?theme=dark&#38;language=de" title="&#34;&#62;&#60;script&#62;"');
  });
});
