// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/growingscroll.h"

#include <QApplication>
#include <QEvent>
#include <QResizeEvent>
#include <QScreen>
#include <QScrollBar>

namespace coinpay {

namespace {

constexpr int LeastHeight = 160;
constexpr int FocusMargin = 24; //!< so that what stands beneath a field is seen with it

} // namespace

GrowingScroll::GrowingScroll(QWidget *content, int others, QWidget *parent)
    : QScrollArea(parent)
    , m_others(others)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setFocusProxy(content);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    content->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { showFocus(now); });
}

void GrowingScroll::showFocus(QWidget *now)
{
    if (now && widget()->isAncestorOf(now))
        ensureWidgetVisible(now, 0, FocusMargin);
}

int GrowingScroll::wantedHeight() const
{
    const int width = qMax(viewport()->width(), widget()->minimumSizeHint().width());
    const int needed = widget()->hasHeightForWidth() ? widget()->heightForWidth(width)
                                                     : widget()->minimumSizeHint().height();
    return qMin(needed, qMax(LeastHeight, screen()->availableGeometry().height() - m_others));
}

QSize GrowingScroll::sizeHint() const
{
    return {widget()->sizeHint().width(), wantedHeight()};
}

QSize GrowingScroll::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
            wantedHeight()};
}

bool GrowingScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void GrowingScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry(); // sentences wrap elsewhere
}

} // namespace coinpay
