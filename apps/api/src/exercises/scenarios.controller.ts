import {
  badInput,
  checkModel,
  type CrossImpactModel,
  findConsistentScenarios,
  impactBalances,
  inconsistency,
  micmac,
  randomFrom,
} from '#libs/domain';
import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import { ofExercise, prose } from './exercise.schema.js';

type Of = z.infer<typeof ofExercise>;
const PATH = 'organisations/:organisationId/exercises/:exerciseId/scenarios';
const name = prose(80).pipe(z.string().min(1));
const version = z.number().int().min(0).describe('The version the change is based on');
const influence = z.strictObject({
  variables: z.array(name).min(2).max(40),
  matrix: z.array(z.array(z.number().int().min(0).max(4)).max(40)).max(40),
});
const balance = z.strictObject({
  descriptors: z
    .array(z.strictObject({ id: name, states: z.array(name).min(2).max(6) }))
    .min(2)
    .max(15),
  judgements: z.array(z.array(z.array(z.array(z.number().int().min(-3).max(3)).max(6)).max(15)).max(6)).max(15),
});
const sheets = z
  .array(
    z.strictObject({
      title: name,
      states: z.array(z.number().int().min(0).max(5)).max(15),
      story: prose(6000),
      signposts: z.array(prose(300)).max(20).default([]),
    }),
  )
  .max(20);
/** Combinations tried one by one; beyond, chains are followed. Keeps an answer below a second. */
const CAP = 200_000;
const SHOWN = 200;

/** Scenarios: who drives whom (MICMAC), which futures support themselves (cross-impact balances), and the sheets that tell them. */
@ApiTags('exercises')
@ApiBearerAuth()
@Controller(PATH)
export class ScenariosController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Matrices, judgements and sheets, with what follows from them' })
  async all(@Param({ schema: ofExercise }) of: Of) {
    const { id } = await this.get(of);
    const system = await this.api.store.exercises.systems.get(id);
    const matrix = system.influence as z.infer<typeof influence> | null;
    const model = system.balance as CrossImpactModel | null;
    return {
      version: system.version,
      influence: matrix && { ...matrix, result: micmac(matrix.matrix) },
      balance: model && { ...model, result: scenariosOf(model) },
      sheets: system.sheets,
    };
  }

  @Put('influence')
  @ApiOperation({ summary: 'Keep the matrix of direct influences, 0 none to 3 strong (4: potential)' })
  async influence(
    @Param({ schema: ofExercise }) of: Of,
    @Body({ schema: z.strictObject({ version, influence }) })
    body: { version: number; influence: z.infer<typeof influence> },
  ) {
    const n = body.influence.variables.length;
    if (body.influence.matrix.length !== n || body.influence.matrix.some((row) => row.length !== n))
      throw badInput(`The matrix must be ${n} by ${n}: one row and one column for each variable.`, [
        { path: 'influence.matrix', message: `must be ${n} by ${n}` },
      ]);
    await this.api.store.exercises.systems.put((await this.get(of)).id, 'influence', body.influence, body.version);
    return this.all(of);
  }

  @Put('balance')
  @ApiOperation({ summary: 'Keep the cross-impact judgements, -3 hinders strongly to 3 promotes strongly' })
  async balance(
    @Param({ schema: ofExercise }) of: Of,
    @Body({ schema: z.strictObject({ version, balance }) }) body: { version: number; balance: z.infer<typeof balance> },
  ) {
    try {
      checkModel(body.balance);
    } catch (error) {
      throw badInput((error as Error).message, [{ path: 'balance.judgements', message: (error as Error).message }]);
    }
    await this.api.store.exercises.systems.put((await this.get(of)).id, 'balance', body.balance, body.version);
    return this.all(of);
  }

  @Put('sheets')
  @ApiOperation({ summary: 'Keep the scenario sheets' })
  async sheets(
    @Param({ schema: ofExercise }) of: Of,
    @Body({ schema: z.strictObject({ version, sheets }) }) body: { version: number; sheets: z.infer<typeof sheets> },
  ) {
    await this.api.store.exercises.systems.put((await this.get(of)).id, 'sheets', body.sheets, body.version);
    return this.all(of);
  }

  private get({ organisationId, exerciseId }: Of) {
    return this.api.store.exercises.all.get(exerciseId, organisationId);
  }
}

function scenariosOf(model: CrossImpactModel) {
  const found = findConsistentScenarios(model, { cap: CAP, starts: 500, random: randomFrom('scenarios') });
  return {
    combinations: found.combinations,
    method: found.method,
    complete: found.complete,
    count: found.scenarios.length,
    scenarios: found.scenarios.slice(0, SHOWN).map((states) => ({
      states,
      inconsistency: inconsistency(model, states),
      balances: impactBalances(model, states),
    })),
  };
}
