// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colors.h"

#include <QWidget>

class QVBoxLayout;

namespace coinpay {

//! What came of one thing that was tried.
struct OutcomeLine
{
    QString icon;
    theme::Tone tone = theme::Tone::Neutral;
    QString title; //!< "Tampered: 401"
    QString text;  //!< a sentence; may be empty
    QString aside; //!< at the right, quiet: "12 ms"

    [[nodiscard]] bool operator==(const OutcomeLine &) const = default;
};

//! Outcomes below one another: icon, words, sentence.
class OutcomeList : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeList(QWidget *parent = nullptr);

    //! Lines that are the same stay.
    void setLines(const QList<OutcomeLine> &lines);
    [[nodiscard]] const QList<OutcomeLine> &lines() const { return m_lines; }

private:
    void append(const OutcomeLine &line);

    QList<OutcomeLine> m_lines;
    QVBoxLayout *m_column;
};

} // namespace coinpay
