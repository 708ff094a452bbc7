import { TrendUniverseError } from '#libs/domain';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';

const MAX_TEXTS = 100;
const text = z.object({
  id: z.string().max(300).optional(),
  title: z.string().max(1_000).default(''),
  text: z.string().max(100_000).default(''),
  codes: z.array(z.string().max(300)).max(200).default([]).describe('IPC/CPC codes or topics'),
  kind: z.enum(['publication', 'patent', 'investment', 'news', 'article']).optional(),
  lang: z
    .string()
    .regex(/^[a-z]{2}$/, 'is not an ISO 639-1 code')
    .optional(),
});
const tagBody = z.object({ texts: z.array(text).min(1).max(MAX_TEXTS) });
const word = z.object({
  term: z.string(),
  weight: z.number(),
  start: z.number().optional(),
  end: z.number().optional(),
});
const earned = z.object({ id: z.string(), score: z.number(), words: z.array(word) });
const tagAnswer = z.object({
  readerVersion: z.string(),
  texts: z.array(
    z.object({
      id: z.string().nullable(),
      lang: z.string().nullable(),
      ecosystems: z.array(earned).describe('Best first; empty when the text belongs nowhere'),
      trends: z.array(earned),
    }),
  ),
});

/** Reads texts as the pipeline reads signals; keeps none of them. */
@ApiTags('text')
@Controller('text')
export class TextController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Post('tag')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ecosystems and trends of up to 100 texts, with the words that earned them' })
  @ApiOkResponse({ standardSchema: tagAnswer })
  tag(@Body({ schema: tagBody }) { texts }: z.infer<typeof tagBody>) {
    const { reader } = this.api;
    if (!reader)
      throw new TrendUniverseError(
        'UNAVAILABLE',
        'This process reads no texts. Ask the operator for the address of one that does.',
      );
    return {
      readerVersion: reader.version,
      texts: texts.map((input) => {
        const { lang, tags, trends } = reader.read({
          title: input.title,
          text: input.text,
          codes: input.codes,
          ...(input.kind && { kind: input.kind }),
          ...(input.lang && { lang: input.lang }),
        });
        return { id: input.id ?? null, lang, ecosystems: tags, trends };
      }),
    };
  }
}
