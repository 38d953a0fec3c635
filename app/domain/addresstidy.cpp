// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/addresstidy.h"

#include <QChar>

namespace coinpay {

namespace {

bool isBlank(QChar c)
{
    // ZERO WIDTH SPACE, WORD JOINER, BYTE ORDER MARK: spaces that take no room.
    return c.isSpace() || c == QChar(0x200B) || c == QChar(0x2060) || c == QChar(0xFEFF);
}

bool isHidden(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidi controls, joiners, the soft hyphen
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return c >= QChar(0xFE00) && c <= QChar(0xFE0F); // variation selectors
    }
}

} // namespace

tl::expected<TidyAddress, AddressFlaw> tidyAddress(QStringView pasted)
{
    qsizetype begin = 0;
    qsizetype end = pasted.size();
    while (begin < end && isBlank(pasted[begin]))
        ++begin;
    while (end > begin && isBlank(pasted[end - 1]))
        --end;
    if (begin == end)
        return tl::unexpected(AddressFlaw{AddressFault::Empty});
    for (qsizetype i = begin; i < end; ++i) {
        if (pasted[i].isSpace())
            return tl::unexpected(AddressFlaw{AddressFault::Space, i, 1});
        if (isHidden(pasted[i]))
            return tl::unexpected(AddressFlaw{AddressFault::HiddenCharacter, i, 1});
    }
    return TidyAddress{pasted.sliced(begin, end - begin), begin};
}

} // namespace coinpay
