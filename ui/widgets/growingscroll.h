// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace coinpay {

//! As high as what is in it, up to what the screen has room for; beyond that it scrolls. Never
//! sideways.
class GrowingScroll : public QScrollArea
{
    Q_OBJECT

public:
    //! Takes `content`. `others`: what else stands on the screen beside it, in pixels of height.
    GrowingScroll(QWidget *content, int others, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int wantedHeight() const;
    void showFocus(QWidget *now);

    int m_others;
};

} // namespace coinpay
