import { describe, expect, it } from '@jest/globals';
import { optionsBody } from './options-body.js';

const schema = {
  properties: {
    url: { type: 'string' },
    maxPages: { type: 'integer' },
    mapping: { type: 'object' },
    by: { type: 'string', enum: ['publication', 'grant'] },
  },
};

describe('the options of a source', () => {
  it('become what the connector takes', () => {
    expect(
      optionsBody(
        { url: ' https://x.example/ ', maxPages: '5', mapping: 'title=Headline\n\ndate = Day=s\nnothing', by: '' },
        schema,
      ),
    ).toEqual({ url: 'https://x.example/', maxPages: 5, mapping: { title: 'Headline', date: 'Day=s' } });
  });
  it('leave out what is empty, and what the connector does not know', () => {
    expect(optionsBody({ url: '', other: 'x' }, schema)).toEqual({});
    expect(optionsBody({ a: 'b' }, {})).toEqual({});
  });
});
