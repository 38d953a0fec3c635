// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colors.h"

#include <QAbstractButton>

namespace coinpay {

//! What a figure says: "Underpaid invoices", beneath it "A part has arrived", at the right
//! "12".
struct FigureWords
{
    QString icon; //!< empty: none, and no room for one
    theme::Tone tone = theme::Tone::Neutral;
    QString title;
    QString note; //!< quiet, beneath; may be empty
    QString figure;
    QString tip;

    [[nodiscard]] bool operator==(const FigureWords &) const = default;
};

//! One figure as a row that leads to what it counts. Everything in it is always seen in full.
class FigureRow : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FigureRow(QWidget *parent = nullptr);

    void setWords(const FigureWords &words);
    [[nodiscard]] const FigureWords &words() const { return m_words; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int iconRoom() const;

    FigureWords m_words;
};

} // namespace coinpay
