// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colors.h"

#include <QFrame>
#include <QString>

class QLabel;

namespace coinpay {

//! What a person can do about a resource now, and what happens without them.
struct Advice
{
    theme::Tone tone = theme::Tone::Neutral;
    QString icon;
    QString title; //!< what to do: a few words
    QString text;  //!< a sentence or two
};

//! The advice on its tone's ground.
class AdviceCard : public QFrame
{
    Q_OBJECT

public:
    explicit AdviceCard(QWidget *parent = nullptr);
    void setAdvice(const Advice &advice);
    [[nodiscard]] const Advice &advice() const { return m_advice; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();

    Advice m_advice;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
};

} // namespace coinpay
