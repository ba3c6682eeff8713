import type { ChecklistItem } from '../../core/rounds/checklist-items.ts';

/** The sheets of a form, as people see their names. */
export const sheetNames = { about: 'Danh mục', items: 'Các mục', help: 'Cách điền' } as const;

/** What is said of the checklist as a whole, a row each. */
export const aboutRowNames = ['title', 'shortTitle', 'document', 'issuedOn', 'urls', 'note'] as const;
export type AboutRow = (typeof aboutRowNames)[number];

export const aboutRows: Record<AboutRow, { title: string; how: string }> = {
  title: { title: 'Tên danh mục', how: 'Tên đầy đủ, nhiều nhất 120 chữ.' },
  shortTitle: { title: 'Tên ngắn', how: 'Đứng trên nút bấm, nhiều nhất 32 chữ.' },
  document: { title: 'Căn cứ', how: 'Văn bản mà danh mục dựa vào. Để trống nếu tự soạn.' },
  issuedOn: { title: 'Ngày ban hành', how: 'Như 26/7/2026, hoặc 7/2026. Để trống nếu tự soạn.' },
  urls: { title: 'Nơi tra cứu', how: 'Địa chỉ trang mạng, mỗi dòng một địa chỉ. Có thể để trống.' },
  note: { title: 'Ghi chú', how: 'Có thể để trống.' },
};

export const itemColumnNames = [
  ...(['number', 'group', 'kind', 'short', 'text', 'hint', 'line', 'choices', 'unit', 'example'] as const),
  ...(['traits', 'refers', 'toVerify'] as const),
] as const;
export type ItemColumn = (typeof itemColumnNames)[number];

/** `width` in letters; an item without one of those that are `needed` cannot be. */
export const itemColumns: Record<ItemColumn, { title: string; width: number; needed: boolean }> = {
  number: { title: 'Số', width: 6, needed: false },
  group: { title: 'Nhóm', width: 24, needed: true },
  kind: { title: 'Cách trả lời', width: 14, needed: false },
  short: { title: 'Tên gọn', width: 30, needed: true },
  text: { title: 'Nội dung', width: 52, needed: true },
  hint: { title: 'Gợi ý', width: 52, needed: true },
  line: { title: 'Tên trong danh sách', width: 22, needed: false },
  choices: { title: 'Lựa chọn', width: 26, needed: false },
  unit: { title: 'Đơn vị tính', width: 12, needed: false },
  example: { title: 'Ví dụ', width: 24, needed: false },
  traits: { title: 'Đặc điểm', width: 24, needed: false },
  refers: { title: 'Liên quan mục', width: 12, needed: false },
  toVerify: { title: 'Cần đối chiếu', width: 30, needed: false },
};

/** What may be said in English too, for those who read the bot in it. */
export const translated = [
  ...(['group', 'short', 'text', 'hint', 'line', 'choices', 'unit', 'example', 'toVerify'] as const),
] satisfies ItemColumn[];
export type Translated = (typeof translated)[number];

export function inEnglish(title: string): string {
  return `${title} (tiếng Anh)`;
}

export const kinds = [
  ...(['manifestation', 'short_text', 'long_text', 'choice', 'choices', 'scale', 'number', 'date'] as const),
] as const satisfies ChecklistItem['kind'][];

export const kindWords: Record<ChecklistItem['kind'], string> = {
  manifestation: 'Tự soi',
  short_text: 'Viết một dòng',
  long_text: 'Viết',
  choice: 'Chọn một',
  choices: 'Chọn nhiều',
  scale: 'Chọn mức',
  number: 'Số',
  date: 'Ngày',
};

export const traits = ['optional', 'none', 'remedy', 'suggestion', 'grave', 'blank'] as const;
export type Trait = (typeof traits)[number];

/** What else may be true of an item. */
export const traitWords: Record<Trait, string> = {
  optional: 'được bỏ qua',
  none: 'có nút Không có',
  remedy: 'là cam kết',
  suggestion: 'là góp ý cho chi ủy',
  grave: 'là hành vi vi phạm',
  blank: 'chưa có nội dung',
};

/** How the form is filled in, a line each. */
export const help: readonly (readonly [string, string])[] = [
  ['Điền ở đâu', 'Điền hai trang “Danh mục” và “Các mục”. Giữ nguyên tên trang và dòng đầu của bảng.'],
  ['Mỗi dòng một mục', 'Nhiều nhất 200 mục, theo thứ tự đảng viên sẽ thấy. Cột “Số” để trống cũng được.'],
  ['Nhóm', 'Để trống nếu cùng nhóm với dòng trên. Một nhóm chỉ gồm các mục “Tự soi”, hoặc chỉ gồm câu hỏi.'],
  [
    'Cách trả lời',
    'Để trống là “Tự soi” (Không có, Có nguy cơ, Có đang sửa, Muốn trao đổi riêng). Câu hỏi thì ghi: Viết một dòng, Viết, Chọn một, Chọn nhiều, Chọn mức, Số, Ngày.',
  ],
  ['Tên gọn', 'Nhiều nhất 48 chữ. “Tên trong danh sách” ngắn hơn, nhiều nhất 24 chữ, có thể để trống.'],
  ['Nội dung, Gợi ý', 'Nội dung nhiều nhất 300 chữ; gợi ý là một câu hỏi từ đời thường, nhiều nhất 240 chữ.'],
  [
    'Lựa chọn',
    'Với Chọn một, Chọn nhiều, Chọn mức: mỗi dòng trong ô là một lựa chọn (Alt+Enter để xuống dòng), hoặc cách nhau bằng dấu chấm phẩy. Với Số: như 0–31.',
  ],
  ['Ví dụ', 'Cần có với “Viết một dòng”.'],
  [
    'Đặc điểm',
    'Ghi khi cần, cách nhau bằng dấu chấm phẩy: được bỏ qua; có nút Không có; là cam kết; là góp ý cho chi ủy; là hành vi vi phạm (mục ấy không hỏi nội dung); chưa có nội dung (mục ấy chưa dùng, cần ghi “Cần đối chiếu”).',
  ],
  [
    'Liên quan mục',
    'Với “Viết”: số của những mục trước nêu điều cần sửa, như 3, 5. Với “Ngày”: số của mục cam kết có hạn là ngày ấy.',
  ],
  [
    'Không hỏi',
    'Danh mục không hỏi số giấy tờ, số điện thoại, địa chỉ, tiền bạc, tài sản; không ghi nội dung mật.',
  ],
  ['Gửi lại', 'Lưu dạng .xlsx, nhiều nhất 1 MB, không công thức, không macro, rồi gửi tệp cho trợ lý.'],
];
