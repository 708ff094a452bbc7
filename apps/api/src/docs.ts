import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The OpenAPI description of the API, from the same schemas that check its input. */
export const openApi = (app: INestApplication, version: string): OpenAPIObject =>
  SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Trend Universe')
      .setDescription(
        '14 trend radars for the EU industrial ecosystems that explain every number and say how sure they are. Reading is open; writing needs an editor.',
      )
      .setVersion(version)
      .setLicense('EUPL-1.2', 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
      .addBearerAuth()
      .build(),
  );

/** A page at /api/docs, the document itself at /api/docs-json. */
export function serveDocs(app: INestApplication, version: string): void {
  SwaggerModule.setup('api/docs', app, () => openApi(app, version), {
    jsonDocumentUrl: 'api/docs-json',
    customSiteTitle: 'Trend Universe API',
  });
}
