import { describe, expect, it } from 'vitest';
import { isInOldFont } from '../../../src/core/text/old-font.ts';

describe('a text for a font from before Unicode', () => {
  it.each([
    // VNI
    ['Nguyeãn Vaên An'],
    ['Traàn Thò Hoa'],
    ['Leâ Vaên Ñöùc'],
    ['NGUYEÃN THÒ AÙNH'],
    ['Ñoàng chí Hoà Vaên Hai'],
    ['Ñ/c Phaïm Thò Lan'],
    ['Voõ Thò Saùu (1960)'],
    ['H’Hen Nieâ'],
    ['Huyønh Thuùc Khaùng'],
    // TCVN3
    ['NguyÔn V¨n An'],
    ['TrÇn ThÞ Hoa'],
    ['Lª V¨n §øc'],
    ['Ph¹m Hïng'],
    ['TRÇN THÞ HOA'],
    ['§Æng Minh'],
    ['Tr­¬ng ThÞ H­¬ng'],
    ['®ång chÝ Lª Lîi'],
    // UTF-8 read as Latin-1 or Windows-1252
    ['NguyÃªn VÄn An'],
    ['Nguyá»…n VÄƒn An'],
    ['Tráº§n Thá»‹ HÃ²a'],
    ['LÃª Äá»©c'],
    ['TrÆ°Æ¡ng VÅ© HÃ '],
    ['VÄn An'],
  ])('%j is', (text) => {
    expect(isInOldFont(text)).toBe(true);
  });

  it.each([
    ['Nguyễn Văn An'],
    ['NGUYỄN VĂN AN'],
    ['nguyen van an'],
    ['LÊ THÀNH'],
    ['THÀnh Nam'],
    ['lÊ vĂN'],
    ['Lã Thị Nhã'],
    ['LÃ THỊ HÀ'],
    ['Tôn Thất Thuyết'],
    ['Hồ Chí Minh'],
    ['Lò Văn Óng'],
    // of the mountain peoples, the Khmer, the Chăm
    ["Y'Bar Niê"],
    ["H'Hen Niê"],
    ['K’Brêu'],
    ['Y Ngông Niêk Đăm'],
    ['Ksor Phước'],
    ['Rơ Châm H’Yéo'],
    ['Giàng A Páo'],
    ['Sùng Thị Mỷ'],
    ['Hà Lê Mlô'],
    ['H’Linh Êban'],
    ['Y Krông Kbuôr'],
    ['Tơ Ngôl Pơloong'],
    ['Bríu Pố'],
    ['Zơ Râm Đhưr'],
    ['Thạch Sô Phia'],
    ['Bá Trung Phụ'],
    ['Y Ƀion Ñrâo'],
    // from elsewhere
    ['José García Núñez'],
    ['François Müller'],
    ['João da Conceição'],
    ['Björn Åström'],
    ['Søren Kierkegård'],
    ['Noël Anaïs'],
    ['Loïc Martin'],
    ['Zoë Haïm Cohen'],
    ['André Menras'],
    ['Łukasz Żółć'],
    ['Änne Jäger-Größer'],
    ['Þórður Ægisson'],
    ['Иван Петров'],
    ['1. Nguyễn Văn An (1960)'],
    [''],
  ])('%j is not', (text) => {
    expect(isInOldFont(text)).toBe(false);
  });
});
