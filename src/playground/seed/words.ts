import type { Language } from '../server/protocol.ts';

/** What the people of the demo type. Names of people and places stay as they are in either language. */
export const typed = {
  vi: {
    deputy: 'phó bí thư',
    probationary: 'dự bị',
    lateReports: 'Hai lần nộp báo cáo chậm so với phân công.',
    inTime: 'Ghi lịch và nộp trước hạn một ngày.',
    plainWords: 'Còn ngại nói thẳng trong cuộc họp.',
    suggestion: 'Đề nghị chi ủy gửi tài liệu trước kỳ sinh hoạt hai ngày, để các đồng chí cao tuổi kịp đọc.',
    agenda: [
      'Đánh giá việc thực hiện nghị quyết tháng trước',
      'Tự soi, tự sửa; tự phê bình và phê bình',
      'Nhiệm vụ tháng tới và phân công',
    ],
  },
  en: {
    deputy: 'deputy',
    probationary: 'probationary',
    lateReports: 'Handed in two reports later than agreed.',
    inTime: 'Note the dates and hand them in a day early.',
    plainWords: 'Still shy of speaking plainly at meetings.',
    suggestion:
      'Please send the papers two days before the meeting, so that elderly comrades have time to read them.',
    agenda: [
      'How last month’s resolution was carried out',
      'Self-review; criticism and self-criticism',
      'Next month’s tasks and who does them',
    ],
  },
} as const satisfies Record<Language, unknown>;

export type Typed = (typeof typed)[Language];
