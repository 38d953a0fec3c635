// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/busybar.h"

#include "theme/colors.h"

#include <QPainter>
#include <QTimer>

namespace coinpay {

namespace {

constexpr int Width = 240;
constexpr int Height = 4;
constexpr int FrameMs = 40;
constexpr int Steps = 60; //!< frames from one end to the other and out
constexpr qreal Piece = 0.3;

} // namespace

BusyBar::BusyBar(QWidget *parent)
    : QWidget(parent)
    , m_timer(new QTimer(this))
{
    setFixedSize(Width, Height);
    m_timer->setInterval(FrameMs);
    connect(m_timer, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % Steps;
        update();
    });
}

void BusyBar::showEvent(QShowEvent *event)
{
    m_timer->start();
    QWidget::showEvent(event);
}

void BusyBar::hideEvent(QHideEvent *event)
{
    m_timer->stop();
    QWidget::hideEvent(event);
}

void BusyBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::hairline(palette()));
    painter.drawRoundedRect(rect(), Height / 2.0, Height / 2.0);
    const qreal left = (1 + Piece) * m_step / Steps - Piece;
    const QRectF piece(left * width(), 0, Piece * width(), Height);
    painter.setClipRect(rect());
    painter.setBrush(theme::accent(palette()));
    painter.drawRoundedRect(piece, Height / 2.0, Height / 2.0);
}

} // namespace coinpay
