// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/states.h"

#include <QWidget>

class QPainter;

namespace coinpay {

//! Icon and word of a state in its tone, on one line, as tables show it. `ink` replaces the tone's
//! where given (a selected row). Answers the width it took.
int paintState(QPainter &painter, const QRect &room, const theme::StateLook &look,
               const QPalette &palette, const QColor &ink = {});

//! The same as a widget, on the tone's quiet ground; the meaning is its tooltip.
class StateBadge : public QWidget
{
    Q_OBJECT

public:
    explicit StateBadge(QWidget *parent = nullptr);

    void setLook(const theme::StateLook &look);

    [[nodiscard]] const theme::StateLook &look() const { return m_look; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::StateLook m_look;
};

} // namespace coinpay
