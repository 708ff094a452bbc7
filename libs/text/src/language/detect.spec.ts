import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectLanguage } from './index.js';

const SENTENCES: Readonly<Record<string, string>> = {
  en: 'The company has built a new plant for the recycling of old batteries.',
  de: 'Das Unternehmen hat eine neue Anlage für das Recycling alter Batterien gebaut.',
  fr: "L'entreprise a construit une nouvelle usine pour le recyclage des vieilles batteries.",
  it: "L'azienda ha costruito un nuovo impianto per il riciclo delle vecchie batterie.",
  es: 'La empresa ha construido una nueva planta para el reciclaje de baterías viejas.',
  pt: 'A empresa construiu uma nova fábrica para a reciclagem de baterias velhas.',
  nl: 'Het bedrijf heeft een nieuwe fabriek gebouwd voor het recyclen van oude batterijen.',
  sv: 'Företaget har byggt en ny fabrik för återvinning av gamla batterier.',
  pl: 'Firma zbudowała nowy zakład do recyklingu starych baterii.',
  cs: 'Společnost postavila nový závod, ve kterém se recyklují staré baterie, a přijala tři sta lidí z okolí města.',
  hu: 'A vállalat új üzemet épített a régi akkumulátorok újrahasznosítására.',
  fi: 'Yritys on rakentanut uuden tehtaan vanhojen akkujen kierrätykseen.',
  ro: 'Compania a construit o nouă fabrică pentru reciclarea bateriilor vechi.',
  el: 'Η εταιρεία έχτισε ένα νέο εργοστάσιο για την ανακύκλωση παλιών μπαταριών.',
  bg: 'Компанията построи нов завод за рециклиране на стари батерии.',
  uk: 'Компанія побудувала новий завод для переробки старих батарей.',
  ru: 'Компания построила новый завод по переработке старых батарей, который был нужен.',
  zh: '该公司建造了一座回收旧电池的新工厂。',
  ja: 'その会社は古い電池をリサイクルする新しい工場を建設しました。',
  ko: '그 회사는 오래된 배터리를 재활용하는 새 공장을 지었다.',
};

describe('language detection', () => {
  it.each(Object.entries(SENTENCES))('reads a sentence as %s', (language, sentence) => {
    expect(detectLanguage(sentence)).toBe(language);
    expect(detectLanguage(sentence.toUpperCase().toLowerCase())).toBe(language);
  });

  it('says nothing about texts without enough letters', () => {
    for (const text of ['', '42', 'PACKAGE', '... !', 'a hotel']) expect(detectLanguage(text)).toBeNull();
  });

  it('takes a title full of names for English rather than for a small language', () => {
    expect(detectLanguage('Method and apparatus for the encapsulation of LED modules')).toBe('en');
  });

  it('answers with two letters or null for anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const language = detectLanguage(text);
        expect(language === null || /^[a-z]{2}$/.test(language)).toBe(true);
      }),
    );
  });
});
