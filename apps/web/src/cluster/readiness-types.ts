export interface QuestionnaireHead {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly questions: number;
}
export interface Question {
  readonly id: string;
  readonly dimension: string;
  readonly text: string;
  readonly evidence: string;
  readonly maxLevel: number;
  readonly levels: readonly string[];
}
export interface AssessmentHead {
  readonly id: string;
  readonly questionnaire: string;
  readonly name: string;
  readonly label: string;
  readonly closed: boolean;
  readonly createdAt: string;
  readonly overall: number | null;
  readonly answered: number;
}
export type Rolled =
  | { readonly shown: true; readonly n: number; readonly median: number; readonly q1: number; readonly q3: number }
  | { readonly shown: false };
export interface GivenAnswer {
  readonly questionId: string;
  readonly by: 'self' | 'assessor';
  readonly level: number | null;
  readonly target: number | null;
  readonly evidence: string;
  readonly note: string;
}
export interface DimensionView {
  readonly id: string;
  readonly name: string;
  readonly score: number | null;
  readonly target: number | null;
  readonly answered: number;
  readonly before: number | null;
  readonly change: number | null;
  readonly peers: Rolled;
}
export interface Assessment {
  readonly id: string;
  readonly label: string;
  readonly closed: boolean;
  readonly createdAt: string;
  readonly assessorId: string | null;
  readonly youAssess: boolean;
  readonly questionnaire: {
    readonly id: string;
    readonly name: string;
    readonly about: string;
    readonly dimensions: readonly { readonly id: string; readonly name: string }[];
    readonly questions: readonly Question[];
  };
  readonly overall: number | null;
  readonly target: number | null;
  readonly weakest: string | null;
  readonly confidence: number;
  readonly dimensions: readonly DimensionView[];
  readonly beforeLabel: string | null;
  readonly answers: readonly GivenAnswer[];
  readonly members: readonly { readonly questionId: string; readonly rolled: Rolled }[];
  readonly hints: readonly { readonly questionId: string; readonly text: string }[];
  readonly priorities: readonly {
    readonly questionId: string;
    readonly text: string;
    readonly gap: number;
    readonly priority: number;
    readonly relevance: number;
  }[];
}
export interface Action {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly due: string | null;
  readonly status: 'open' | 'doing' | 'done' | 'dropped';
  readonly because: string;
  readonly note: string;
}
