// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "domain/operation.h"
#include "theme/colors.h"

#include <QFrame>
#include <QLocale>

class QLabel;

namespace coinpay {

//! What a person can do about an invoice now, and what happens without them.
struct Advice
{
    theme::Tone tone = theme::Tone::Neutral;
    QString icon;
    QString title; //!< what to do: a few words
    QString text;  //!< a sentence or two
};

[[nodiscard]] Advice adviceFor(const Invoice &invoice, const QList<Operation> &openOperations,
                               UnixMs now, const QLocale &locale = {});

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
