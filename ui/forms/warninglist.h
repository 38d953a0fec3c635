// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colors.h"

#include <QWidget>

class QVBoxLayout;

namespace coinpay {

//! Sentences, each with the same icon before it: warnings beneath a field, or on a review.
class WarningList : public QWidget
{
    Q_OBJECT

public:
    explicit WarningList(QWidget *parent = nullptr);

    //! Plain text. Hidden when there is nothing to say.
    void say(const QStringList &sentences, theme::Tone tone = theme::Tone::Attention);
    [[nodiscard]] const QStringList &sentences() const { return m_sentences; }

private:
    QStringList m_sentences;
    theme::Tone m_tone = theme::Tone::Attention;
    QVBoxLayout *m_rows;
};

} // namespace coinpay
