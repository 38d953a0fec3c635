// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/confirmations.h"

#include "theme/colors.h"
#include "theme/formats.h"
#include "theme/metrics.h"

#include <QCoreApplication>
#include <QPainter>

namespace coinpay {

namespace {

constexpr qreal Stroke = 2.5;
constexpr int RingSide = 14;
constexpr int FullCircle = 360 * 16; // QPainter counts in sixteenths of a degree

} // namespace

QString confirmationsText(int seen, int required)
{
    if (required <= 0)
        return {};
    //: Confirmations of a payment: %1 seen of %2 required
    return QCoreApplication::translate("Confirmations", "%1 of %2")
        .arg(theme::wholeNumber(seen), theme::wholeNumber(required));
}

void paintConfirmations(QPainter &painter, const QRect &room, int seen, int required,
                        const QPalette &palette, const QColor &ink)
{
    if (required <= 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring(room.left() + Stroke / 2, room.center().y() + 1 - RingSide / 2.0 + Stroke / 2,
                      RingSide - Stroke, RingSide - Stroke);
    const bool complete = seen >= required;
    const QColor filled =
        theme::toneInk(complete ? theme::Tone::Good : theme::Tone::Progress, palette);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme::hairline(palette), Stroke));
    painter.drawEllipse(ring);
    if (seen > 0) {
        painter.setPen(QPen(ink.isValid() ? ink : filled, Stroke, Qt::SolidLine, Qt::FlatCap));
        const int span = static_cast<int>(qint64(FullCircle) * qMin(seen, required) / required);
        painter.drawArc(ring, FullCircle / 4, -span);
    }
    painter.restore();
    painter.setPen(ink.isValid()
                       ? ink
                       : (seen > 0 ? palette.color(QPalette::Text) : theme::quietText(palette)));
    painter.drawText(room.adjusted(RingSide + theme::GapTight + 2, 0, 0, 0),
                     Qt::AlignVCenter | Qt::TextSingleLine, confirmationsText(seen, required));
}

ConfirmationsRing::ConfirmationsRing(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ConfirmationsRing::setConfirmations(int seen, int required)
{
    m_seen = seen;
    m_required = required;
    setAccessibleName(confirmationsText(seen, required));
    updateGeometry();
    update();
}

QSize ConfirmationsRing::sizeHint() const
{
    return {RingSide + theme::Gap +
                fontMetrics().horizontalAdvance(confirmationsText(m_seen, m_required)),
            qMax(RingSide, fontMetrics().height())};
}

void ConfirmationsRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintConfirmations(painter, rect(), m_seen, m_required, palette(), {});
}

} // namespace coinpay
