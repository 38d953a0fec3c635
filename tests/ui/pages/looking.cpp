// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "looking.h"

#include "widgets/elidedlabel.h"
#include "widgets/statebadge.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QTest>

namespace coinpay::test {

namespace {

bool isText(const QWidget &widget)
{
    return qobject_cast<const QLabel *>(&widget) ||
           qobject_cast<const QAbstractButton *>(&widget) ||
           qobject_cast<const StateBadge *>(&widget) || qobject_cast<const ElidedLabel *>(&widget);
}

QString nameOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget);
        button && !button->text().isEmpty())
        return button->text();
    return widget.accessibleName();
}

bool fits(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (label->text().isEmpty())
            return true;
        return label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                 : label->width() >= label->sizeHint().width();
    }
    if (qobject_cast<const ElidedLabel *>(&widget))
        return true; // shortens itself, and its tooltip has the rest
    return widget.width() >= widget.minimumSizeHint().width();
}

//! There is no scrolling sideways: what reaches out of the viewport cannot be read at all.
bool isInside(const QWidget &area, const QWidget &widget)
{
    const QPoint at = widget.mapTo(&area, QPoint(0, 0));
    return at.x() >= 0 && at.x() + widget.width() <= area.width();
}

} // namespace

QString clippedText(const QWidget &widget)
{
    for (const QWidget *part : widget.findChildren<QWidget *>()) {
        if (part->isVisible() && isText(*part) && !fits(*part))
            return nameOf(*part);
    }
    for (const QScrollArea *area : widget.findChildren<QScrollArea *>()) {
        if (!area->widget())
            continue; // nothing in it yet
        for (const QWidget *part : area->widget()->findChildren<QWidget *>()) {
            if (part->isVisible() && !isInside(*area->viewport(), *part))
                return nameOf(*part) + QStringLiteral(" (outside)");
        }
    }
    return {};
}

void picture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("COINPAY_PICTURES");
    if (folder.isEmpty())
        return;
    QTest::qWait(150);
    widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

} // namespace coinpay::test
