import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ofQuestionnaire, questionnaireList, questionnaireView } from './assessment.schema.js';
import { AssessmentsService } from './assessments.service.js';

@ApiTags('clusters')
@Controller('questionnaires')
export class QuestionnairesController {
  constructor(private readonly assessments: AssessmentsService) {}

  @Get()
  @ApiOperation({ summary: 'The readiness questionnaires' })
  @ApiOkResponse({ standardSchema: questionnaireList })
  list() {
    return [...this.assessments.questionnaires.values()].map(({ id, version, name, about, questions }) => ({
      id,
      version,
      name,
      about,
      questions: questions.length,
    }));
  }

  @Get(':questionnaire')
  @ApiOperation({ summary: 'One questionnaire: dimensions, questions, what each level looks like' })
  @ApiOkResponse({ standardSchema: questionnaireView })
  one(@Param({ schema: ofQuestionnaire }) { questionnaire }: z.infer<typeof ofQuestionnaire>) {
    return this.assessments.questionnaire(questionnaire);
  }
}
